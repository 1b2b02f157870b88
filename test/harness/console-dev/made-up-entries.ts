/** Ledger entries for looking at the log: one of each tone, made up. */
import type { EntryView } from '#shared/model/views.ts'
import { madeUpCards, users } from './made-up-room.ts'

const [owner] = users
const [, bedding] = madeUpCards
const refused = madeUpCards.find((card) => card.verdict.decision === 'refuse')

const fact = {
  guard: 'label',
  fact: 'hidden',
  where: '直播间',
  said: { zh: '场景“直播间”的 AI 标识被隐藏', en: 'The AI label was hidden in scene “直播间”' },
}

function facts(now: number): readonly (readonly [string, Record<string, unknown>, boolean?])[] {
  return [
    ['session.preflight-began', { session: 's-2', supervisor: null }],
    ['source.declared', { source: '数字人', nature: 'virtual-image', capture: 'presenter.png' }],
    ['session.went-live', { session: 's-2', checks: [], way: 'obs-stream' }],
    ['output.seen', { output: 'stream', active: true, asked: true }, true],
    ['recording.started', { recording: 'r-1', session: 's-2' }, true],
    [
      'card.air-refused',
      {
        card: refused?.id,
        title: refused?.title,
        said: refused?.whyNot,
        cites: refused?.verdict.findings[0]?.cites,
        pack: 'cn-live-2026.1',
      },
    ],
    [
      'guard.restored',
      { guard: 'label', facts: [fact], seenAt: now, provedAt: now, ms: 12.4, attempts: 1, how: 'batch' },
      true,
    ],
    [
      'card.aired',
      {
        card: bedding?.id,
        verdict: bedding?.verdict,
        fields: bedding,
        picture: 'ab'.repeat(32),
      },
    ],
  ]
}

export function madeUpEntries(now: number): EntryView[] {
  return facts(now).map(([kind, body, byStudio], index) => ({
    seq: 1276 + index,
    room: null,
    session: null,
    kind,
    at: now - (facts(now).length - index) * 47_000,
    actor: byStudio === true ? 'studio' : `user:${owner?.id}`,
    actorName: byStudio === true ? '工作室' : (owner?.name ?? ''),
    body: JSON.parse(JSON.stringify(body)),
  }))
}
