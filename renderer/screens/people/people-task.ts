/** What the right side does: add a user, or change the one that is chosen. */
export type PeopleTask =
  | { readonly task: 'add' }
  | { readonly task: 'change'; readonly user: string }
  | { readonly task: 'pin'; readonly user: string }
