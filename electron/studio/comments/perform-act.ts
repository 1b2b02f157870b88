/** Carries an act out on the platform, as far as the platform lets anybody, and says in words what came of it. */
import type { ModerationCall, ModerationResult } from '#shared/model/comments.ts'
import type { Body } from '#shared/model/entries.ts'
import type { Words } from '#shared/model/words.ts'
import type { Identities } from '../../comments/identities.ts'
import type { Source } from '../../comments/sources/source.ts'
import type { Performance } from './comments-protocol.ts'

type Outcome = Body<'moderation.outcome'>

/** Never rejects: whatever goes wrong is the outcome. */
export async function performAct(
  performance: Performance,
  source: Source | undefined,
  identities: Identities,
): Promise<Outcome> {
  const { acted, comment, call } = performance
  const here = (said: Words): Outcome => ({ acted, comment, call: null, result: null, said })
  if (call === null) return here(onlyHere(performance))
  if (source === undefined) return here(notConnected(performance.source))
  if (source.moderation === null || !source.moderation.calls.has(call))
    return here(noSuchCall(performance.source))
  const asked = asCall(call, performance, identities)
  if (asked === null) return here(nobodyKnown)
  const result = await source.moderation.perform(asked)
  return { acted, comment, call, result, said: result.done ? done[call] : notDone(result) }
}

function asCall(
  call: ModerationCall['call'],
  { messageId, user, seconds }: Performance,
  identities: Identities,
): ModerationCall | null {
  if (call === 'delete') return { call, messageId }
  const userId = identities.idOf(user)?.userId
  if (userId === undefined) return null
  return call === 'mute' ? { call, userId, seconds } : { call, userId }
}

const done: Record<ModerationCall['call'], Words> = {
  delete: { zh: '平台已删除这条评论。', en: 'The platform has deleted the comment.' },
  mute: { zh: '平台已禁言这位用户。', en: 'The platform has muted the user.' },
  unmute: { zh: '平台已解除禁言。', en: 'The platform has lifted the mute.' },
}

const reasons: Record<Extract<ModerationResult, { done: false }>['why'], Words> = {
  'not-permitted': { zh: '账号没有这项权限', en: 'the account may not do this' },
  'not-found': {
    zh: '平台找不到这条评论或这位用户',
    en: 'the platform does not find the comment or the user',
  },
  'too-many': { zh: '请求太多，被平台限制', en: 'the platform takes no more requests for now' },
  refused: { zh: '平台拒绝', en: 'the platform refused' },
  unreachable: { zh: '连不上平台', en: 'the platform cannot be reached' },
  'unknown-outcome': {
    zh: '平台没有应答，结果不明',
    en: 'the platform did not answer; what came of it is not known',
  },
}

function notDone({ why, said }: Extract<ModerationResult, { done: false }>): Words {
  const reason = reasons[why]
  const own = said === '' ? '' : ` ${said}`
  return {
    zh: `平台没有照办：${reason.zh}。${own}`.trim(),
    en: `The platform did not do it: ${reason.en}.${own}`,
  }
}

/** What no platform lets a program do. */
function onlyHere({ act }: Performance): Words {
  switch (act) {
    case 'reply':
      return {
        zh: '平台没有回复接口：请主播口头回复，或在平台上回复。',
        en: 'No platform lets a program reply: let the host say it, or reply on the platform.',
      }
    case 'report':
      return {
        zh: '平台没有举报接口：请在平台上举报，这里只留记录。',
        en: 'No platform lets a program report: report it on the platform; here it is on record.',
      }
    case 'undo':
      return {
        zh: '平台上做过的不会自动恢复，请在平台上恢复。',
        en: 'What was done on the platform does not come back by itself: restore it there.',
      }
    default:
      return {
        zh: '只在本工作室生效：平台没有这样的操作。',
        en: 'It holds in this studio only: platforms have no such act.',
      }
  }
}

function notConnected(source: string): Words {
  return {
    zh: `来源“${source}”没有连接，平台上什么也没有改变。`,
    en: `The source “${source}” is not connected; nothing was changed on the platform.`,
  }
}

function noSuchCall(source: string): Words {
  return {
    zh: `来源“${source}”不提供这项操作，只在本工作室生效；请在平台上处理。`,
    en: `The source “${source}” does not offer this; it holds in this studio only. Do it on the platform.`,
  }
}

const nobodyKnown: Words = {
  zh: '这位用户的平台账号已经清除或无法解开，平台上什么也没有改变。',
  en: 'The platform’s own id of this user was erased or cannot be read; nothing was changed on the platform.',
}
