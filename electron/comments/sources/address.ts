/**
 * Whether secrets may be sent to this address: encrypted, or on this very PC. `ws` and `http` to anywhere else would
 * show the token to whoever sits between.
 */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address)
  if (url === null || url.username !== '' || url.password !== '') return false
  if (url.protocol === 'wss:' || url.protocol === 'https:') return true
  return (url.protocol === 'ws:' || url.protocol === 'http:') && isLoopback(url.hostname)
}

export function isLoopback(host: string): boolean {
  return /^(localhost|\[?::1\]?|127(\.\d{1,3}){3})$/.test(host)
}
