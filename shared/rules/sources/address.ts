/** Splits an address into what may be shown and stored, and what may hold a secret. */

export type AddressParts = {
  /** Scheme, host and path. */
  readonly open: string
  /** User and password, query and fragment; '' where it has none. */
  readonly secret: string
}

/** Null where the text is no address. A path like `C:\x` is none, though `URL` takes its drive for a scheme. */
export function readAddress(text: string): AddressParts | null {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) return null
  const end = text.search(/[?#]/)
  const head = end < 0 ? text : text.slice(0, end)
  const start = head.indexOf('://') + 3
  const slash = head.indexOf('/', start)
  const authority = slash < 0 ? head.slice(start) : head.slice(start, slash)
  const at = authority.lastIndexOf('@')
  const user = authority.slice(0, at + 1)
  return {
    open: head.slice(0, start) + head.slice(start + user.length),
    secret: user + (end < 0 ? '' : text.slice(end)),
  }
}

/** Host in lower case and path of an address, without its port; null where it is none. */
export function hostAndPath(text: string): { readonly host: string; readonly path: string } | null {
  const parts = readAddress(text)
  if (parts === null) return null
  const rest = parts.open.slice(parts.open.indexOf('://') + 3)
  const slash = rest.indexOf('/')
  const authority = slash < 0 ? rest : rest.slice(0, slash)
  return { host: authority.replace(/:\d*$/, '').toLowerCase(), path: slash < 0 ? '/' : rest.slice(slash) }
}
