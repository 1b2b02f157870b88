/** Which sentence of the catalogue tells a ledger entry, and with what in it. One row for each kind; no other place knows. */
import { type Body, bodies, type Kind } from '#shared/model/entries.ts'
import type { GuardId } from '#shared/model/guards.ts'
import type { Rung } from '#shared/model/ladder.ts'
import type { EntryView } from '#shared/model/views.ts'
import type { Words } from '#shared/model/words.ts'
import { commentSentences } from './comment-sentences.ts'
import type { SentenceRows, Telling } from './telling.ts'

/** The key of the sentence in the catalogue, and the values of its placeholders. */
export type Told = {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

const fixed = () => ({})
const fileName = (path: string) => path.split(/[\\/]/).at(-1) ?? path
const facts = (body: { readonly facts: readonly { readonly said: Words }[] }, telling: Telling) =>
  body.facts.map((fact) => telling.say(fact.said).replace(/[。.]$/, '')).join(' · ')

const held = (
  body: { readonly guard: GuardId; readonly rung: Rung; readonly reason?: string },
  { guardName, rungName }: Telling,
) => ({ guard: guardName(body.guard), rung: rungName(body.rung), reason: body.reason ?? '' })

const rows: SentenceRows = {
  ...commentSentences,
  'ledger.opened': (body) => ({ values: { origin: body.origin } }),
  'ledger.erased': (body) => ({ values: { number: body.seqs.length, reason: body.reason } }),
  'people.user-added': (body) => ({ key: body.role, values: { name: body.name } }),
  'people.user-changed': (body) => ({
    key: body.active ? 'active' : 'inactive',
    values: { name: body.name },
  }),
  'people.pin-set': (body, { userName }) => ({ values: { name: userName(body.user) } }),
  'people.signed-in': (body, { userName }) => ({ values: { name: userName(body.user) } }),
  'people.signed-out': (body, { userName }) => ({ values: { name: userName(body.user) } }),
  'people.sign-in-refused': (body, { userName, time }) => ({
    key: body.why,
    values: {
      name: userName(body.user),
      failures: body.failures,
      until: body.lockedUntil === null ? '' : time(body.lockedUntil),
    },
  }),
  'room.opened': (body) => ({ values: { room: body.room.name } }),
  'room.changed': (body) => ({ values: { room: body.room.name } }),
  'source.declared': (body) => ({ key: body.nature, values: { source: body.source } }),
  'source.changed': (body) => ({
    key: body.how,
    values: { source: body.source, was: body.was, now: body.now ?? '' },
  }),
  'session.preflight-began': fixed,
  'session.preflight-ended': fixed,
  'session.rehearsal-began': fixed,
  'session.rehearsal-ended': fixed,
  'session.went-live': (body) => ({ key: body.way }),
  'session.closing': (body) => ({ key: body.why }),
  'session.archived': (body) => ({ values: { number: body.recordings } }),
  'session.go-refused': (body) => ({ key: body.to, values: { number: body.missing.length } }),
  'session.adopted': (body, { time }) => ({
    values: { from: time(body.blindFrom), to: time(body.blindTo) },
  }),
  'session.safe-scene': (body) => ({ key: `${body.on ? 'on' : 'off'}-${body.why}` }),
  'output.seen': (body) => ({
    key: `${body.output}-${body.active ? 'on' : 'off'}-${body.asked ? 'asked' : 'behind'}`,
  }),
  'card.added': (body) => ({ key: body.verdict.decision, values: { title: body.fields.title } }),
  'card.changed': (body) => ({ key: body.verdict.decision, values: { title: body.fields.title } }),
  'card.judged-again': (body) => ({
    key: body.verdict.decision,
    values: { title: body.title, pack: body.verdict.pack },
  }),
  'card.removed': (body) => ({ values: { title: body.title, reason: body.reason } }),
  'card.approved': (body) => ({ values: { title: body.title, reason: body.reason } }),
  'card.aired': (body) => ({ values: { title: body.fields.title } }),
  'card.pulled': (body) => ({ key: body.why, values: { title: body.title } }),
  'card.air-refused': (body, { say }) => ({ values: { title: body.title, said: say(body.said) } }),
  'card.imported': (body) => ({ values: { file: body.file, added: body.added, bad: body.bad } }),
  'probe.qr-seen': (body) => ({ key: body.standing, values: { content: body.content } }),
  'code.declared': (body) => ({ values: { content: body.content, reason: body.reason } }),
  'code.withdrawn': (body) => ({ values: { content: body.content, reason: body.reason } }),
  'place.declared': (body, { say }) => ({
    key: body.verdict.decision,
    values: { said: say(body.verdict.said) },
  }),
  'guard.restored': (body, telling) => ({
    key: body.guard,
    values: { facts: facts(body, telling), ms: Math.round(body.ms) },
  }),
  'guard.restored-often': (body, telling) => ({
    values: {
      guard: telling.guardName(body.guard),
      facts: facts(body, telling),
      number: body.times,
      seconds: Math.max(1, Math.round((body.to - body.from) / 1000)),
      ms: Math.round(body.longestMs),
    },
  }),
  'guard.not-restored': (body, telling) => ({
    key: body.guard,
    values: { facts: facts(body, telling), attempts: body.attempts },
  }),
  'guard.rung': (body, telling) => ({
    key: body.rung,
    values: {
      guard: telling.guardName(body.guard),
      facts: facts(body, telling),
      seconds: Math.round(body.afterMs / 1000),
    },
  }),
  'guard.rung-left': (body, { guardName, rungName }) => ({
    key: body.to === null ? body.why : 'lowered',
    values: {
      guard: guardName(body.guard),
      from: rungName(body.from),
      to: body.to === null ? '' : rungName(body.to),
    },
  }),
  'guard.not-climbed': (body, { guardName, rungName, time }) => ({
    key: body.why,
    values: {
      guard: guardName(body.guard),
      rungs: body.rungs.map(rungName).join(' · '),
      until: body.until === null ? '' : time(body.until),
    },
  }),
  'guard.hold-asked': (body, telling) => ({ values: { ...held(body, telling), minutes: body.minutes } }),
  'guard.held': (body, telling) => ({ values: { ...held(body, telling), until: telling.time(body.until) } }),
  'guard.hold-approved': (body, telling) => ({
    values: {
      ...held(body, telling),
      until: telling.time(body.until),
      name: body.askedBy === null ? telling.studio : telling.userName(body.askedBy),
    },
  }),
  'guard.hold-refused': (body, telling) => ({
    values: { ...held(body, telling), said: telling.say(body.said) },
  }),
  'guard.hold-ended': (body, telling) => ({ values: held(body, telling) }),
  'obs.ending-agreed': (body) => ({ key: body.agreed ? 'yes' : 'no' }),
  'obs.other-studio': (body) => ({ values: { studio: body.studio } }),
  'obs.other-studio-gone': (body) => ({ values: { studio: body.studio } }),
  'obs.ended': (body, { time }) => ({
    values: { program: body.program, pid: body.pid, from: time(body.unreachableFrom) },
  }),
  'obs.not-ended': (body, { time }) => ({
    key: body.why,
    values: { program: body.program ?? '', from: time(body.unreachableFrom) },
  }),
  'guard.unproved': (body, { time }) => ({ values: { cause: body.cause, from: time(body.from) } }),
  'guard.proved-again': (body, { time }) => ({ values: { from: time(body.from), to: time(body.to) } }),
  'guard.unrecorded': (body, { time }) => ({
    values: { number: body.count, from: time(body.from), to: time(body.to), why: body.why },
  }),
  'obs.changed': ({ what, from, to }) => ({ key: what, values: { from, to } }),
  'notice.shown': (body, { say }) => ({ key: body.notice, values: { text: say(body.text) } }),
  'notice.ended': (body) => ({
    key: `${body.notice}-${body.why}`,
    values: { seconds: Math.round(body.stoodMs / 100) / 10 },
  }),
  'recording.started': fixed,
  'recording.stopped': (body) => ({ values: { file: fileName(body.file) } }),
  'recording.kept': (body, { date }) => ({
    key: body.tracks?.picture === false ? 'blind' : body.tracks?.sound === false ? 'silent' : 'whole',
    values: { file: fileName(body.file), until: date(body.keptUntil) },
  }),
  'recording.missing': (body) => ({ values: { file: fileName(body.file), why: body.why } }),
  'recording.gap': ({ from, to, coveredBy }) => ({
    key: coveredBy === null ? 'lost' : 'covered',
    values: { seconds: ((to - from) / 1000).toFixed(1) },
  }),
  'recording.delete-refused': (body, { date }) => ({ values: { until: date(body.keptUntil) } }),
}

function whoOf(entry: EntryView, telling: Telling): string {
  return entry.actor === 'studio' ? telling.studio : entry.actorName
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(bodies, kind)
}

function tellKnown<K extends Kind>(kind: K, entry: EntryView, telling: Telling): Told | null {
  const parsed = bodies[kind].safeParse(entry.body)
  if (!parsed.success) return null
  const { key, values } = rows[kind](parsed.data as Body<K>, telling)
  const shown = { ...values, who: whoOf(entry, telling) }
  return { key: key === undefined ? `entries.${kind}` : `entries.${kind}.${key}`, values: shown }
}

/** A kind that this console does not know yet is told as such, never hidden. */
export function tellEntry(entry: EntryView, telling: Telling): Told {
  if (entry.body === null) return { key: 'entries.erased', values: { seq: entry.seq } }
  const told = isKind(entry.kind) ? tellKnown(entry.kind, entry, telling) : null
  return told ?? { key: 'entries.other', values: { who: whoOf(entry, telling), kind: entry.kind } }
}
