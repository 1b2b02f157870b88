/** Which OBS the room is on; the password lives in memory only. */
export type ObsChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'rehearsal' }
  /** The OBS of this PC, as its own configuration describes it; none where none is found. */
  | { readonly kind: 'found' }
  | { readonly kind: 'obs'; readonly url: string; readonly password: string | null }

export type ObsAddressNow = {
  readonly kind: 'none' | 'rehearsal' | 'obs'
  readonly url: string
  readonly password: string | null
}
