import type { JudgedComment } from '#shared/model/moderation.ts'

/** A comment as moderation sees it; harmless chatter unless told otherwise. */
export function judged(given: Partial<JudgedComment> = {}): JudgedComment {
  return {
    seq: 0,
    platform: 'demo',
    source: 'demo',
    user: '0123456789abcdef0123',
    name: '海盐青柠',
    text: '蓝色还是白色，急',
    evaluation: 'none',
    adverse: 0.01,
    seen: [],
    repeats: 0,
    model: 'test',
    ...given,
  }
}

/** 昨天到的杯子今天就裂了 */
export const complaint = judged({ text: '昨天到的杯子今天就裂了', evaluation: 'adverse', adverse: 0.98 })

/** The same with an insult in it. */
export const rudeComplaint = judged({
  text: '昨天到的杯子今天就裂了，主播是个蠢货',
  evaluation: 'adverse',
  adverse: 0.97,
  seen: ['insult'],
})

export const doubtful = judged({ text: '这个杯子嘛，呵呵', adverse: 0.4 })

export const unknown = judged({ evaluation: 'unknown', adverse: null, model: 'none' })
