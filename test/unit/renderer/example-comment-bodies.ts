/** Bodies of every kind of entry about comments, one for each sentence that the kind can be told as. */
import { DropReason } from '#shared/model/comments.ts'
import { ActKind } from '#shared/model/moderation.ts'

const words = { zh: '这是事实', en: 'This is a fact' }
const known = { platform: 'demo', source: 'demo', at: 1 }
const comment = {
  seq: 1,
  platform: 'demo',
  source: 'demo',
  user: 'ab',
  name: '青柠',
  text: '昨天到的杯子今天就裂了',
  evaluation: 'adverse',
  adverse: 0.9,
  seen: [],
  repeats: 0,
  model: 'm',
}
const details = { spans: [{ from: 0, to: 1 }], seconds: 60, place: 0, text: '好的' }
const acted = ActKind.options.map((kind) => ({
  act: { ...details, kind },
  comment,
  standing: 'adverse',
  ground: 'insult',
  groundSeen: false,
  note: '',
  pack: 'p',
}))
const external = { ...known, id: 'e-1', sentAt: null, comment, user: '', adverse: 1 }

export const exampleCommentBodies = {
  'comment.batch': [
    {
      segment: '0001',
      offset: 0,
      length: 9,
      count: 2,
      root: 'ab'.repeat(32),
      first: 0,
      model: 'm',
      tally: { adverse: 1, favourable: 0, none: 1, unknown: 0 },
      guarded: [],
    },
  ],
  'comment.coverage': [
    { ...known, fact: 'connected' },
    { ...known, fact: 'lost', why: 'closed' },
    ...['closed', 'the file is read', 'the file cannot be read', 'moved'].map((why) => ({
      ...known,
      fact: 'ended',
      why,
    })),
    { ...known, fact: 'refused', said: words, remedy: words },
    ...[true, false].map((ended) => ({ ...known, fact: 'silent', from: 1, seconds: 60, ended })),
    ...[true, false].map((certain) => ({ ...known, fact: 'missed', from: 1, to: 2, certain, count: null })),
    { ...known, fact: 'missed', from: 1, to: 2, certain: true, count: 3 },
    { ...known, fact: 'partial', keywords: ['杯子'], rule: words },
    ...DropReason.options.map((why) => ({ ...known, fact: 'dropped', why, count: 2, from: 1, to: 2 })),
    { ...known, fact: 'clock-differs', byMs: 300_000 },
  ],
  'comment.cut-off': [{ segment: '0001', at: 10, bytes: 20, comments: 1 }],
  'comment.damaged': [{ segment: '0001', committed: 10, found: 4 }],
  'comment.model': [
    { model: 'm', problem: null },
    { model: 'none', problem: { said: words, remedy: words } },
  ],
  'comment.sources-set': [
    { sources: [], intakePort: 0 },
    {
      sources: [
        {
          settings: { kind: 'intake', name: 'shop', platform: 'kuaishou', mapping: null },
          secrets: ['secret'],
        },
      ],
      intakePort: 7_000,
    },
  ],
  'comment.purged': [{ session: 's-1', comments: 9, bytes: 100, keptUntil: 2 }],
  'moderation.acted': acted,
  'moderation.asked': acted.map((one) => ({ ...one, why: words })),
  'moderation.approved': acted.map((one) => ({ ...one, asked: 3, note: '确有辱骂' })),
  'moderation.declined': [{ asked: 3, comment: 1, note: '是差评' }],
  'moderation.refused': acted.map((one) => ({
    ...one,
    code: 'moderation.no-ground',
    said: words,
    cites: [],
  })),
  'moderation.undone': ActKind.options.flatMap((act) =>
    ['', '点错了'].map((note) => ({ acted: 3, comment: 1, act, note })),
  ),
  'moderation.outcome': [{ acted: 3, comment: 1, call: 'delete', result: null, said: words }],
  'moderation.external': ['deletion', 'user-muted', 'all-cleared'].flatMap((what) => [
    { ...external, what, acted: null, flagged: true },
    { ...external, what, acted: null, flagged: false },
    { ...external, what, acted: 3, flagged: false },
    { ...external, what, acted: null, flagged: false, comment: null },
  ]),
  'moderation.filter-tried': [
    {
      words: ['代拍'],
      ground: 'advertising',
      looked: { session: 1, earlier: 2, corpus: 3 },
      hits: 1,
      adverse: 0,
      examples: [],
    },
  ],
  'moderation.filter-refused': [
    { words: ['垃圾'], ground: 'insult', adverse: 2, examples: ['垃圾'], said: words, cites: [], pack: 'p' },
  ],
  'moderation.filter-set': [{ filter: 'f-1', words: ['代拍'], ground: 'advertising', pack: 'p' }],
  'moderation.filter-removed': [{ filter: 'f-1', note: '' }],
  'moderation.filtered': [
    { filter: 'f-1', ground: 'advertising', hidden: [comment], spared: [2], pack: 'p' },
  ],
} satisfies Readonly<Record<string, readonly object[]>>
