/** Which OBS the room is on; the password lives in memory only. */
export type ObsChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'rehearsal' }
  | { readonly kind: 'obs'; readonly url: string; readonly password: string | null }

export type ObsAddressNow = {
  readonly kind: ObsChoice['kind']
  readonly url: string
  readonly password: string | null
}
