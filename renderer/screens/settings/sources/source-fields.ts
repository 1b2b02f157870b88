import type { SourceKind as Kind } from '#shared/model/comment-sources.ts'

type Named<N> = {
  readonly name: N
  readonly is: 'text' | 'secret' | 'json' | 'format' | 'pace'
  readonly optional?: true
}

/** One thing that is asked for. A secret is never shown again; what is `optional` may be left empty. */
export type Field = Named<FieldName>

const text = <N extends string>(name: N) => ({ name, is: 'text' }) as const
const secret = <N extends string>(name: N) => ({ name, is: 'secret' }) as const
const mapping = { name: 'mapping', is: 'json', optional: true } as const

const fields = {
  bilibili: [text('appId'), text('keyId'), secret('keySecret'), secret('identityCode')],
  douyin: [text('relay'), text('room'), secret('token')],
  twitch: [
    text('channel'),
    { ...text('login'), optional: true },
    { ...secret('token'), optional: true },
    { ...text('clientId'), optional: true },
    { ...text('broadcasterId'), optional: true },
    { ...text('moderatorId'), optional: true },
  ],
  intake: [text('platform'), secret('secret'), { ...text('port'), optional: true }, mapping],
  'local-relay': [text('address'), text('platform'), { ...secret('authorization'), optional: true }, mapping],
  file: [
    text('path'),
    { name: 'format', is: 'format' },
    { ...text('platform'), optional: true },
    mapping,
    { name: 'pace', is: 'pace' },
  ],
} as const satisfies Readonly<Record<Kind, readonly Named<string>[]>>

export type FieldName = (typeof fields)[Kind][number]['name'] | 'name'

/** What is asked for of a source of this kind, in this order. */
export function fieldsOf(kind: Kind): readonly Field[] {
  return [text('name'), ...fields[kind]]
}
