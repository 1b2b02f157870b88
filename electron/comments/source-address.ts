/** Where a source's secrets go, and what of its settings may be shown to anybody. */
import type { SourceSettings } from '#shared/model/comment-sources.ts'

/** Secrets are never sent elsewhere than where whoever typed them meant them to go: to this name, kind and address. */
export function destinationOf(settings: SourceSettings): string {
  return JSON.stringify([settings.kind, settings.name, addressOf(settings)])
}

/** The settings as they go into the ledger: what a program's address carries beside its place may be a secret. */
export function shownSettings(settings: SourceSettings): SourceSettings {
  return withAddress(settings, bare(addressOf(settings)))
}

/** The first settings, with the address of the second. */
export function addressedLike(settings: SourceSettings, other: SourceSettings): SourceSettings {
  return withAddress(settings, addressOf(other))
}

function addressOf(settings: SourceSettings): string {
  if (settings.kind === 'douyin') return settings.relay
  return settings.kind === 'local-relay' ? settings.address : ''
}

function withAddress(settings: SourceSettings, address: string): SourceSettings {
  if (settings.kind === 'douyin') return { ...settings, relay: address }
  return settings.kind === 'local-relay' ? { ...settings, address } : settings
}

function bare(address: string): string {
  const url = URL.parse(address)
  if (url === null || `${url.username}${url.password}${url.search}${url.hash}` === '') return address
  return `${url.protocol}//${url.host}${url.pathname}`
}
