import { type SourceKind as Kind, SourceSettings } from '#shared/model/comment-sources.ts'
import { type FieldName, fieldsOf } from './source-fields.ts'

/** What was typed, by field; what was not is empty. */
export type Typed = Readonly<Partial<Record<FieldName, string>>>
export type FieldProblem = 'empty' | 'wrong' | 'taken'
export type FieldProblems = ReadonlyMap<FieldName, FieldProblem>

export type Drafted =
  | {
      readonly ok: true
      readonly settings: SourceSettings
      readonly secrets: Record<string, string>
      /** Where the intake listens; null where the source does not say. */
      readonly port: number | null
    }
  | { readonly ok: false; readonly problems: FieldProblems }

/** What a form is filled with: a source as it was set, or what a new one begins with. */
export function typedOf(settings: SourceSettings | null, intakePort: number): Typed {
  if (settings === null) return { format: 'jsonl', pace: 'own', port: '18460' }
  const { kind, name } = settings
  const mapped = (mapping: object | null) => (mapping === null ? '' : JSON.stringify(mapping, null, 2))
  switch (kind) {
    case 'bilibili':
      return { name, appId: String(settings.appId), keyId: settings.keyId }
    case 'douyin':
      return { name, relay: settings.relay, room: settings.room }
    case 'twitch':
      return { name, channel: settings.channel, login: settings.login ?? '', ...settings.moderator }
    case 'intake':
      return {
        name,
        platform: settings.platform,
        mapping: mapped(settings.mapping),
        port: intakePort === 0 ? '' : String(intakePort),
      }
    case 'local-relay':
      return {
        name,
        platform: settings.platform,
        address: settings.address,
        mapping: mapped(settings.mapping),
      }
    case 'file': {
      const { format, path, speed } = settings
      const shared = { name, path, format: format.kind, pace: speed === null ? 'fast' : 'own' }
      return format.kind === 'jsonl'
        ? { ...shared, platform: format.platform, mapping: mapped(format.mapping) }
        : shared
    }
  }
}

/**
 * The source that was typed, or what is wrong with it.
 * @param held names of the secrets that the studio has of it already: they need not be typed again
 * @param taken names of the other sources
 */
export function draftOf(
  kind: Kind,
  typed: Typed,
  held: readonly string[],
  taken: readonly string[],
): Drafted {
  const problems = new Map<FieldName, FieldProblem>()
  const read = (name: FieldName) => (typed[name] ?? '').trim()
  for (const field of fieldsOf(kind)) {
    const isHeld = field.is === 'secret' && held.includes(field.name)
    if (isAsked(kind, field, read) && !isHeld && read(field.name) === '') problems.set(field.name, 'empty')
  }
  if (taken.includes(read('name'))) problems.set('name', 'taken')
  const port = portOf(kind, read('port'))
  if (port === undefined) problems.set('port', 'wrong')
  const parsed = SourceSettings.safeParse(rawOf(kind, read))
  for (const { path } of parsed.error?.issues ?? []) {
    const field = path
      .toReversed()
      .flatMap((part) => fieldsOf(kind).find(({ name }) => name === part) ?? [])[0]?.name
    if (field !== undefined && !problems.has(field)) problems.set(field, 'wrong')
  }
  if (!parsed.success || port === undefined || problems.size > 0) return { ok: false, problems }
  const secrets = fieldsOf(kind).flatMap(({ name, is }) =>
    is === 'secret' && read(name) !== '' ? [[name, read(name)] as const] : [],
  )
  return { ok: true, settings: parsed.data, secrets: Object.fromEntries(secrets), port }
}

type Read = (name: FieldName) => string

/** Whether a field must be filled, given the others. */
function isAsked(kind: Kind, { name, optional }: { name: FieldName; optional?: true }, read: Read): boolean {
  if (kind === 'twitch') {
    const moderates = twitchModerator.some((one) => read(one) !== '')
    if (name === 'token') return moderates || read('login') !== ''
    if (twitchModerator.some((one) => one === name)) return moderates
  }
  if (kind === 'file' && name === 'platform') return read('format') === 'jsonl'
  return optional !== true
}

const twitchModerator = ['clientId', 'broadcasterId', 'moderatorId'] as const

function portOf(kind: Kind, typed: string): number | null | undefined {
  if (kind !== 'intake') return null
  if (typed === '') return 0
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : -1
  return port >= 0 && port <= 65_535 ? port : undefined
}

/** As `SourceSettings` has it; what was typed wrongly is left to its schema to find. */
function rawOf(kind: Kind, read: Read): unknown {
  const name = read('name')
  const mapping = jsonOf(read('mapping'))
  switch (kind) {
    case 'bilibili':
      return { kind, name, appId: Number(read('appId')), keyId: read('keyId') }
    case 'douyin':
      return { kind, name, relay: read('relay'), room: read('room') }
    case 'twitch': {
      const [clientId, broadcasterId, moderatorId] = twitchModerator.map(read)
      const moderates = twitchModerator.some((one) => read(one) !== '')
      const moderator = moderates ? { clientId, broadcasterId, moderatorId } : null
      return { kind, name, channel: read('channel'), login: read('login') || null, moderator }
    }
    case 'intake':
      return { kind, name, platform: read('platform'), mapping }
    case 'local-relay':
      return { kind, name, platform: read('platform'), address: read('address'), mapping }
    case 'file': {
      const format =
        read('format') === 'jsonl'
          ? { kind: 'jsonl', platform: read('platform'), mapping }
          : { kind: 'danmaku-xml' }
      return { kind, name, path: read('path'), format, speed: read('pace') === 'fast' ? null : 1 }
    }
  }
}

/** Null where nothing was typed; the text itself where it is no JSON, which no schema takes. */
function jsonOf(typed: string): unknown {
  if (typed === '') return null
  try {
    return JSON.parse(typed)
  } catch {
    return typed
  }
}
