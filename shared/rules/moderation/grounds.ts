/** The closed list of grounds, and whether one of them can be seen in a comment. */
import type { Act, ActKind, GroundId, JudgedComment } from '#shared/model/moderation.ts'
import type { ModerationGround, ModerationPack } from '#shared/model/pack.ts'
import { allowed, type Outcome, refused, type Words } from '#shared/model/words.ts'

export const actNames: Record<ActKind, Words> = {
  hide: { zh: '隐藏', en: 'hide' },
  redact: { zh: '遮词', en: 'redact' },
  collapse: { zh: '折叠', en: 'collapse' },
  mute: { zh: '禁言', en: 'mute' },
  block: { zh: '拉黑', en: 'block' },
  pin: { zh: '置顶', en: 'pin' },
  reorder: { zh: '调整顺序', en: 'reorder' },
  'to-front': { zh: '排到最前', en: 'put to the front' },
  'to-back': { zh: '排到最后', en: 'put to the back' },
  reply: { zh: '回复', en: 'reply to' },
  report: { zh: '举报', en: 'report' },
  escalate: { zh: '提交监督员', en: 'escalate' },
}

/** The ground of that name, where it may be named for such an act. */
export function groundFor(act: Act, id: GroundId, pack: ModerationPack): Outcome<ModerationGround> {
  const ground = pack.grounds.find((one) => one.id === id)
  if (ground?.acts.includes(act.kind)) return allowed(ground)
  const usable = pack.grounds.filter(({ acts }) => acts.includes(act.kind))
  const name = actNames[act.kind]
  const remedy = {
    zh: `可用的理由：${usable.map((one) => one.name.zh).join('、')}。`,
    en: `It takes one of these grounds: ${usable.map((one) => one.name.en).join('; ')}.`,
  }
  if (ground === undefined) {
    return refused({
      code: 'moderation.no-such-ground',
      said: {
        zh: `理由“${id}”不在规则包的清单里。`,
        en: `“${id}” is not in the rule pack's closed list of grounds.`,
      },
      remedy,
      cites: [],
    })
  }
  return refused({
    code: 'moderation.ground-not-for-act',
    said: {
      zh: `“${ground.name.zh}”不能作为“${name.zh}”的理由。`,
      en: `“${ground.name.en}” is no ground to ${name.en} a comment.`,
    },
    remedy,
    cites: [],
  })
}

type Seen = Pick<JudgedComment, 'seen' | 'repeats'>

/** Whether the ground is in the comment itself, so that it does not rest on a moderator's word alone. */
export function isSeen(ground: ModerationGround, { seen, repeats }: Seen, pack: ModerationPack): boolean {
  if (ground.seenAs.some((sign) => seen.includes(sign))) return true
  return ground.seenAs.includes('flooding') && repeats >= pack.floodFrom.repeats
}
