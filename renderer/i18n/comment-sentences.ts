/** Which sentence tells an entry about comments; spread into the table of all kinds. */
import type { commentBodies } from '#shared/model/comment-entries.ts'
import type { Coverage } from '#shared/model/comments.ts'
import type { Body } from '#shared/model/entries.ts'
import type { moderationBodies } from '#shared/model/moderation.ts'
import { actNames } from '#shared/rules/moderation/grounds.ts'
import type { SentenceRows, Telling } from './telling.ts'
import { whyEnded } from './why-ended.ts'

type CommentKind = keyof typeof commentBodies | keyof typeof moderationBodies

const longestQuote = 40

function quote(text: string): string {
  const characters = Array.from(text)
  return characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : text
}

type Acted = Body<'moderation.acted' | 'moderation.asked' | 'moderation.approved' | 'moderation.refused'>

function acted({ act, comment }: Acted, { say }: Telling) {
  return { values: { act: say(actNames[act.kind]), text: quote(comment.text) } }
}

function coverage(fact: Coverage, { say, time }: Telling) {
  const { source } = fact
  switch (fact.fact) {
    case 'connected':
      return { key: fact.fact, values: { source } }
    case 'lost':
      return { key: fact.fact, values: { source, why: fact.why } }
    case 'ended':
      return { key: `ended-${whyEnded(fact.why)}`, values: { source, why: fact.why } }
    case 'refused':
      return { key: fact.fact, values: { source, why: say(fact.said) } }
    case 'silent': {
      const values = { source, seconds: Math.round(fact.seconds), from: time(fact.from) }
      return { key: fact.ended ? 'silence-over' : 'silent', values }
    }
    case 'missed': {
      const key = fact.certain ? 'missed' : 'may-have-missed'
      const values = { source, from: time(fact.from), to: time(fact.to), number: fact.count ?? 0 }
      return { key: fact.count === null ? key : 'missed-counted', values }
    }
    case 'partial':
      return { key: fact.fact, values: { source, rule: say(fact.rule) } }
    case 'dropped':
      return { key: `dropped-${fact.why}`, values: { source, number: fact.count } }
    case 'clock-differs':
      return { key: fact.fact, values: { source, seconds: Math.round(fact.byMs / 1_000) } }
  }
}

export const commentSentences: Pick<SentenceRows, CommentKind> = {
  'comment.batch': (body) => ({ values: { number: body.count, adverse: body.tally.adverse } }),
  'comment.coverage': coverage,
  'comment.cut-off': (body) => ({ values: { number: body.comments, bytes: body.bytes } }),
  'comment.damaged': (body) => ({
    values: { segment: body.segment, bytes: body.committed - body.found },
  }),
  'comment.model': (body, { say }) =>
    body.problem === null
      ? { key: 'in-use', values: { model: body.model } }
      : { key: 'missing', values: { why: say(body.problem.said) } },
  'comment.sources-set': ({ sources }) => ({
    key: sources.length === 0 ? 'none' : 'some',
    values: { names: sources.map(({ settings }) => settings.name).join(' ') },
  }),
  'comment.purged': (body, { date }) => ({
    values: { number: body.comments, until: date(body.keptUntil) },
  }),
  'moderation.acted': acted,
  'moderation.asked': acted,
  'moderation.approved': acted,
  'moderation.declined': (body) => ({ values: { note: body.note } }),
  'moderation.refused': (body, telling) => {
    const { values } = acted(body, telling)
    return { values: { ...values, said: telling.say(body.said) } }
  },
  'moderation.undone': ({ act, acted: entry, note }, { say }) => ({
    key: note === '' ? 'plain' : 'noted',
    values: { act: say(actNames[act]), entry, note },
  }),
  'moderation.outcome': (body, { say }) => ({ values: { said: say(body.said) } }),
  'moderation.external': ({ what, flagged, acted, source, adverse, comment }) => {
    const known = flagged ? 'flagged' : acted === null ? 'seen' : 'own'
    return {
      key: `${what}-${what === 'deletion' && comment === null ? 'unknown' : known}`,
      values: { source, number: adverse, text: quote(comment?.text ?? '') },
    }
  },
  'moderation.filter-tried': (body) => ({
    values: { words: body.words.join(' '), hits: body.hits, adverse: body.adverse },
  }),
  'moderation.filter-refused': (body, { say }) => ({
    values: { words: body.words.join(' '), said: say(body.said) },
  }),
  'moderation.filter-set': (body) => ({ values: { words: body.words.join(' ') } }),
  'moderation.filter-removed': (body) => ({ values: { filter: body.filter } }),
  'moderation.filtered': (body) => ({
    values: { number: body.hidden.length, spared: body.spared.length },
  }),
}
