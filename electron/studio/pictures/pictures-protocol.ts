/** What the studio's main thread and the pictures worker say to each other. */

/** The pictures that somebody looks at now; null where nobody does. */
export type PicturesWanted = {
  readonly programme: { readonly scene: string; readonly perSecond: number; readonly width: number } | null
  readonly scenes: readonly string[]
  /** Height of the canvas over its width. */
  readonly aspect: number
}

export type ToPictures =
  | { readonly type: 'connect'; readonly url: string; readonly password: string | null }
  | { readonly type: 'disconnect' }
  | { readonly type: 'want'; readonly wanted: PicturesWanted }
  | { readonly type: 'close' }

/** `name` is `programme` or `scene:<name>`; the buffer is handed over, not copied. */
export type FromPictures = { readonly name: string; readonly jpeg: ArrayBuffer }
