import type { Body } from '#shared/model/entries.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { Canvas, Known, Moved, ObsState, Stood, StreamService } from '#shared/model/obs.ts'
import { microphonesOf, soundInputs } from './sound.ts'

/** What was seen to change; told once, in the step that saw it. */
export type ObsChange = Body<'obs.changed'>

export type StoodStep = { readonly stood: Stood; readonly changes: readonly ObsChange[] }

const nothingYet: Stood = {
  collection: null,
  profile: null,
  recordFolder: null,
  canvas: null,
  streamService: null,
  heard: [],
  hadSound: false,
}

/**
 * How OBS has stood since the room went out, after one more look; `before` is null for the first. Pure. What cannot be
 * read now is as it was last seen. Comes back as `before` itself where nothing is new.
 */
export function stoodAfter(before: Stood | null, obs: ObsState, now: Instant): StoodStep {
  const was = before ?? nothingYet
  const changes: ObsChange[] = []
  const stood: Stood = {
    collection: named(was.collection, obs.collection, now, 'collection', changes),
    profile: named(was.profile, obs.profile, now, 'profile', changes),
    recordFolder: folderOf(was, obs, now, changes),
    canvas: sized(was.canvas, obs.canvas, changes),
    streamService: served(was.streamService, obs.streamService, changes),
    heard: heardBy(was.heard, obs),
    hadSound: was.hadSound || soundInputs(obs).length > 0,
  }
  const isSame = Object.entries(stood).every(([part, value]) => value === was[part as keyof Stood])
  return { stood: isSame && before !== null ? before : stood, changes }
}

function named(
  was: Moved | null,
  read: Known<string>,
  now: Instant,
  what: 'collection' | 'profile' | 'record-folder',
  changes: ObsChange[],
): Moved | null {
  if (!read.known || read.value === was?.name) return was
  if (was === null) return { name: read.value, from: null, at: now }
  changes.push({ what, from: was.name, to: read.value })
  return { name: read.value, from: was.name, at: now }
}

/** A profile brings a folder of its own, and is told itself. */
const bringsFolderMs = 2_000

function folderOf(was: Stood, obs: ObsState, now: Instant, changes: ObsChange[]): Moved | null {
  const { profile, recordFolder } = was
  const isProfiles = profile?.from != null && now - profile.at < bringsFolderMs
  return (
    named(isProfiles ? null : recordFolder, obs.recordDirectory, now, 'record-folder', changes) ??
    recordFolder
  )
}

function sized(was: Canvas | null, read: Known<Canvas>, changes: ObsChange[]): Canvas | null {
  if (!read.known) return was
  if (was !== null && sizeText(was) === sizeText(read.value)) return was
  if (was !== null) changes.push({ what: 'canvas', from: sizeText(was), to: sizeText(read.value) })
  return read.value
}

export function sizeText({ baseWidth, baseHeight }: Canvas): string {
  return `${baseWidth}×${baseHeight}`
}

function served(
  was: Stood['streamService'],
  read: Known<StreamService>,
  changes: ObsChange[],
): Stood['streamService'] {
  if (!read.known) return was
  const { value } = read
  if (was === null) return { first: value, last: value }
  const { last } = was
  if (isSameService(last, value)) return was
  const [from, to] = [serviceText(last), serviceText(value)]
  changes.push({ what: from === to ? 'stream-key' : 'stream-service', from, to })
  return { first: was.first, last: value }
}

export function isSameService(one: StreamService, other: StreamService): boolean {
  return one.type === other.type && one.server === other.server && one.keyFingerprint === other.keyFingerprint
}

/** Kind and server; what follows a question mark may be a secret. */
function serviceText({ type, server }: StreamService): string {
  return `${type} ${server.replace(/[?#].*$/s, '')}`.trim()
}

function heardBy(was: readonly string[], obs: ObsState): readonly string[] {
  const more = microphonesOf(obs).filter(({ name, isHeard }) => isHeard === true && !was.includes(name))
  return more.length === 0 ? was : [...was, ...more.map(({ name }) => name)]
}
