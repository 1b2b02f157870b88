/**
 * The life of a session, and who may move it. Document and mechanism are this one table.
 *
 * ```
 * idle -> preflight -> rehearsing | live -> closing -> archived
 *           ^  |            |  ^
 *           |  +-> idle     |  +-- (rehearsing -> live)
 *           +---------------+
 * ```
 * Rehearsing differs from live only in that nothing goes out: the guards hold in both.
 *
 * Who moves it: owner, supervisor and operator begin, rehearse, go live, go back and close (`roles.ts` has each right);
 * nobody archives by hand: the studio does, when every recording is kept and OBS is still. A studio that starts and finds
 * its session rehearsing or live moves nothing; it adopts it, and records that it was blind until then.
 */
import type { Phase } from '#shared/model/rooms.ts'
import { allowed, type Outcome, refused } from '#shared/model/words.ts'

export type Move =
  | 'begin-preflight'
  | 'end-preflight'
  | 'rehearse'
  | 'go-live'
  | 'back-to-preflight'
  | 'close'
  | 'archive'

const moves: Record<Move, { readonly from: readonly Phase[]; readonly to: Phase }> = {
  // 'archived' is where a session ends; the room may begin the next one from there.
  'begin-preflight': { from: ['idle', 'archived'], to: 'preflight' },
  'end-preflight': { from: ['preflight'], to: 'idle' },
  rehearse: { from: ['preflight'], to: 'rehearsing' },
  'go-live': { from: ['preflight', 'rehearsing'], to: 'live' },
  'back-to-preflight': { from: ['rehearsing'], to: 'preflight' },
  close: { from: ['rehearsing', 'live'], to: 'closing' },
  archive: { from: ['closing'], to: 'archived' },
}

const phaseNames: Record<Phase, { readonly zh: string; readonly en: string }> = {
  idle: { zh: '空闲', en: 'idle' },
  preflight: { zh: '播前检查', en: 'preflight' },
  rehearsing: { zh: '彩排', en: 'rehearsing' },
  live: { zh: '直播中', en: 'live' },
  closing: { zh: '收尾', en: 'closing' },
  archived: { zh: '已归档', en: 'archived' },
}

const moveNames: Record<Move, { readonly zh: string; readonly en: string }> = {
  'begin-preflight': { zh: '开始播前检查', en: 'begin the preflight' },
  'end-preflight': { zh: '结束播前检查', en: 'leave the preflight' },
  rehearse: { zh: '彩排', en: 'rehearse' },
  'go-live': { zh: '开播', en: 'go live' },
  'back-to-preflight': { zh: '回到播前检查', en: 'go back to the preflight' },
  close: { zh: '下播', en: 'close' },
  archive: { zh: '归档', en: 'archive' },
}

/** The phase after `move`, or the refusal that says from where it is possible. */
export function move(phase: Phase, wanted: Move): Outcome<Phase> {
  const { from, to } = moves[wanted]
  if (from.includes(phase)) return allowed(to)
  const fromZh = from.map((p) => `“${phaseNames[p].zh}”`).join('或')
  const fromEn = from.map((p) => `“${phaseNames[p].en}”`).join(' or ')
  return refused({
    code: 'session.wrong-phase',
    said: {
      zh: `现在不能${moveNames[wanted].zh}：本场处于“${phaseNames[phase].zh}”。`,
      en: `Cannot ${moveNames[wanted].en} now: the session is “${phaseNames[phase].en}”.`,
    },
    remedy: { zh: `请先到${fromZh}。`, en: `Get to ${fromEn} first.` },
    cites: [],
  })
}

/** True while pictures of this session may reach anyone, or are treated as if they did. */
export function isOut(phase: Phase): boolean {
  return phase === 'rehearsing' || phase === 'live'
}

/** True while the studio's overlays must be ready in every scene. */
export function isPrepared(phase: Phase): boolean {
  return phase === 'preflight' || isOut(phase) || phase === 'closing'
}
