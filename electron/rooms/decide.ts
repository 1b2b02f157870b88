import type { RoomId, SessionId, UserId } from '#shared/model/ids.ts'
import type { Check, Room, SourceNature } from '#shared/model/rooms.ts'
import type { Refusal } from '#shared/model/words.ts'
import { isOut, type Move, move } from '#shared/rules/session.ts'
import { type Context, type Decision, type Draft, decided, refusedWith } from '../ledger/decision.ts'
import type { SessionState } from './read.ts'

export function decideOpenRoom(state: { readonly room: Room | undefined }, command: Room): Decision<RoomId> {
  if (state.room !== undefined) {
    return refusedWith({
      code: 'room.already-open',
      said: {
        zh: `这个数据文件夹已经有直播间“${state.room.name}”。`,
        en: `This data folder already holds the room “${state.room.name}”.`,
      },
      remedy: {
        zh: '请在设置里修改它，或换一个数据文件夹。',
        en: 'Change it in the settings, or use another data folder.',
      },
      cites: [],
    })
  }
  return decided(command.id, { kind: 'room.opened', body: { room: command }, room: command.id })
}

export function decideChangeRoom(
  state: { readonly room: Room | undefined; readonly session: SessionState | undefined },
  command: Omit<Room, 'id'>,
): Decision<RoomId> {
  if (state.room === undefined) return refusedWith(noRoom)
  if (state.session !== undefined && isOut(state.session.phase) && command.way !== state.room.way) {
    return refusedWith({
      code: 'room.way-while-out',
      said: {
        zh: '直播或彩排中不能更换播出方式。',
        en: 'The way out cannot be changed while the room is out.',
      },
      remedy: {
        zh: '请先下播，或回到播前检查。',
        en: 'Close the session or go back to the preflight first.',
      },
      cites: [],
    })
  }
  return decided(state.room.id, { kind: 'room.changed', body: { room: { ...command, id: state.room.id } } })
}

export function decideDeclareSource(
  state: {
    readonly room: Room | undefined
    readonly session: SessionState | undefined
    readonly current: SourceNature | undefined
  },
  command: { readonly source: string; readonly nature: SourceNature; readonly capture: string },
): Decision<string> {
  if (state.room === undefined) return refusedWith(noRoom)
  const weakens = state.current === 'virtual-image' && command.nature !== 'virtual-image'
  if (weakens && state.session !== undefined && isOut(state.session.phase)) {
    return refusedWith({
      code: 'source.label-while-out',
      said: {
        zh: `“${command.source}”已申报为虚拟形象，播出中不能改为其他类型，否则标识会从画面上消失。`,
        en: `“${command.source}” is declared a virtual image; changing that while the room is out would take its label off the air.`,
      },
      remedy: {
        zh: '请把该来源移出画面，下播后再更改申报。',
        en: 'Take the source out of the programme and change its declaration after closing.',
      },
      cites: [
        { instrument: '直播电商监督管理办法', version: '2026-02-01', article: '第三十七条', sure: 'S2' },
      ],
    })
  }
  return decided(command.source, { kind: 'source.declared', body: command })
}

type Moving = { readonly session: SessionState | undefined }

export function decideBeginPreflight(
  state: Moving & { readonly room: Room | undefined; readonly supervisorFits: boolean },
  command: { readonly session: SessionId; readonly supervisor: UserId | null },
): Decision<SessionId> {
  if (state.room === undefined) return refusedWith(noRoom)
  const next = move(state.session?.phase ?? 'idle', 'begin-preflight')
  if (!next.ok) return refusedWith(next.refusal)
  if (command.supervisor !== null && !state.supervisorFits) {
    return refusedWith({
      code: 'session.no-such-supervisor',
      said: { zh: '所选的人不是在岗的监督员。', en: 'The person chosen is no active supervisor.' },
      remedy: { zh: '请选择一位监督员或负责人。', en: 'Choose a supervisor or an owner.' },
      cites: [],
    })
  }
  return decided(command.session, {
    kind: 'session.preflight-began',
    body: { session: command.session, supervisor: command.supervisor },
    session: command.session,
  })
}

/** Rehearse or go live: only from a phase that allows it, and only with a preflight in which nothing fails. */
export function decideGoOut(
  state: Moving,
  command: { readonly to: 'live' | 'rehearsing'; readonly checks: readonly Check[]; readonly room: Room },
): Decision<SessionId> {
  const { session } = state
  const next = move(session?.phase ?? 'idle', command.to === 'live' ? 'go-live' : 'rehearse')
  if (!next.ok || session === undefined) return refusedWith(next.ok ? noSession : next.refusal)
  const missing = command.checks.filter((check) => check.outcome === 'fail')
  if (missing.length > 0) {
    return refusedWith(notReady(command.to, missing), {
      kind: 'session.go-refused',
      body: { session: session.id, to: command.to, missing },
      session: session.id,
    })
  }
  const checks = [...command.checks]
  const draft: Draft =
    command.to === 'live'
      ? {
          kind: 'session.went-live',
          body: { session: session.id, checks, way: command.room.way },
          session: session.id,
        }
      : { kind: 'session.rehearsal-began', body: { session: session.id, checks }, session: session.id }
  return decided(session.id, draft)
}

export function decideEndPreflight(state: Moving): Decision<SessionId> {
  return moving(state, 'end-preflight', (session) => [
    { kind: 'session.preflight-ended', body: { session }, session },
  ])
}

export function decideBackToPreflight(state: Moving & { readonly onAir: Draft | null }): Decision<SessionId> {
  return moving(state, 'back-to-preflight', (session) => [
    ...withSession(state.onAir, session),
    { kind: 'session.rehearsal-ended', body: { session }, session },
  ])
}

/** Closing takes a card that is still on air off it, in the same breath. */
export function decideClose(
  state: Moving & { readonly onAir: Draft | null },
  command: { readonly why: 'operator' | 'shutdown' | 'ladder' },
): Decision<SessionId> {
  return moving(state, 'close', (session) => [
    ...withSession(state.onAir, session),
    { kind: 'session.closing', body: { session, why: command.why }, session },
  ])
}

export function decideArchive(state: Moving & { readonly recordings: number }): Decision<SessionId> {
  return moving(state, 'archive', (session) => [
    {
      kind: 'session.archived',
      body: { session, endedAt: state.session?.endedAt ?? 0, recordings: state.recordings },
      session,
    },
  ])
}

export function decideSafeScene(
  state: Moving & { readonly isLadderSafe: boolean },
  command: { readonly on: boolean; readonly why: 'operator' | 'ladder' },
): Decision<SessionId> {
  const { session } = state
  if (session === undefined || !isOut(session.phase)) {
    return refusedWith({
      code: 'session.not-out',
      said: {
        zh: '现在没有在直播或彩排，无需切到安全画面。',
        en: 'The room is not out, so there is nothing to cut away from.',
      },
      remedy: { zh: '开播或彩排后再用。', en: 'Use it while live or rehearsing.' },
      cites: [],
    })
  }
  if (!command.on && state.isLadderSafe) return refusedWith(ladderKeepsSafe)
  return decided(session.id, { kind: 'session.safe-scene', body: command, session: session.id })
}

/** The studio started and found its room out: the time between is blind, and says so. */
export function decideAdopt(
  state: Moving,
  command: { readonly blindFrom: number },
  context: Context,
): Decision<SessionId> {
  const { session } = state
  if (session === undefined || !isOut(session.phase)) return refusedWith(noSession)
  const body = { session: session.id, blindFrom: command.blindFrom, blindTo: context.now }
  return decided(session.id, { kind: 'session.adopted', body, session: session.id })
}

function moving(
  state: Moving,
  wanted: Move,
  drafts: (session: SessionId) => readonly Draft[],
): Decision<SessionId> {
  const { session } = state
  const next = move(session?.phase ?? 'idle', wanted)
  if (!next.ok || session === undefined) return refusedWith(next.ok ? noSession : next.refusal)
  return decided(session.id, ...drafts(session.id))
}

function withSession(draft: Draft | null, session: SessionId): readonly Draft[] {
  return draft === null ? [] : [{ ...draft, session }]
}

function notReady(to: 'live' | 'rehearsing', missing: readonly Check[]): Refusal {
  const zh = missing.map((check) => check.said.zh).join('')
  const en = missing.map((check) => check.said.en).join(' ')
  const remedyZh = missing.flatMap((check) => (check.remedy === null ? [] : [check.remedy.zh])).join('')
  const remedyEn = missing.flatMap((check) => (check.remedy === null ? [] : [check.remedy.en])).join(' ')
  return {
    code: 'session.not-ready',
    said:
      to === 'live'
        ? { zh: `还不能开播：${zh}`, en: `Not ready to go live: ${en}` }
        : { zh: `还不能彩排：${zh}`, en: `Not ready to rehearse: ${en}` },
    remedy: { zh: remedyZh || '请处理后再试。', en: remedyEn || 'Mend this and try again.' },
    cites: [],
  }
}

export const noRoom: Refusal = {
  code: 'room.none',
  said: { zh: '还没有建立直播间。', en: 'No room has been set up yet.' },
  remedy: { zh: '请先在设置里填写直播间资料。', en: 'Fill in the room in the settings first.' },
  cites: [],
}

const ladderKeepsSafe: Refusal = {
  code: 'session.ladder-keeps-safe',
  said: {
    zh: '不能切回：有守护仍未恢复，安全画面由处置阶梯保持。',
    en: 'The air cannot go back: a guard is not restored, and its ladder keeps the safe scene on.',
  },
  remedy: {
    zh: '恢复并稳定一段时间后会自动切回；确属误报的，在守护栏暂缓这一级处置。',
    en: 'It goes back by itself once the guard has been proved in force for a while; if it is a false alarm, hold this step in the guards panel.',
  },
  cites: [],
}

const noSession: Refusal = {
  code: 'session.none',
  said: { zh: '现在没有进行中的场次。', en: 'No session is under way.' },
  remedy: { zh: '请先开始播前检查。', en: 'Begin the preflight first.' },
  cites: [],
}
