/** What the right side shows: nothing chosen, a new card, one that is changed; or the import in place of it all. */
export type CardsTask =
  | { readonly task: 'none' }
  | { readonly task: 'add' }
  | { readonly task: 'change'; readonly card: string }
  | { readonly task: 'import'; readonly file: File | null }
