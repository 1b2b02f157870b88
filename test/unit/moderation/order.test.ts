import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeOrder } from '#shared/rules/moderation/order.ts'
import { shippedPack } from '../rules/shipped-pack.ts'
import { complaint, doubtful, judged } from './comments.ts'

const pack = shippedPack().moderation
const kinds = {
  praise: { evaluation: 'favourable', adverse: 0 },
  chatter: { evaluation: 'none', adverse: 0.01 },
  complaint,
  doubtful,
} as const

type Kind = keyof typeof kinds
const at = (seq: number, kind: Kind) => judged({ ...kinds[kind], seq })

describe('a new order', () => {
  it('may bring complaints forward', () => {
    expect(judgeOrder([at(2, 'complaint'), at(0, 'praise'), at(1, 'chatter')], pack).answer).toBe('allowed')
  })

  it('may not put a complaint behind what came after it, and names the complaint', () => {
    const verdict = judgeOrder([at(1, 'praise'), at(2, 'chatter'), at(0, 'complaint')], pack)
    expect(verdict).toMatchObject({ answer: 'refused', behind: [0] })
    expect(verdict.why?.cites.map(({ instrument }) => instrument)).toContain('浙江省直播营销指引')
  })

  it('takes a supervisor where it puts what may be a complaint behind', () => {
    expect(judgeOrder([at(1, 'praise'), at(0, 'doubtful')], pack)).toMatchObject({ answer: 'supervisor' })
  })

  it('may turn complaints among themselves', () => {
    expect(judgeOrder([at(1, 'complaint'), at(0, 'complaint')], pack).answer).toBe('allowed')
  })

  it('is refused exactly where a complaint stands behind a later comment that is none', () => {
    const order = fc.uniqueArray(
      fc.record({ seq: fc.nat(50), kind: fc.constantFrom<Kind>('praise', 'chatter', 'complaint') }),
      { selector: ({ seq }) => seq, maxLength: 12 },
    )
    fc.assert(
      fc.property(order, (wished) => {
        const isBehind = wished.some(
          ({ seq, kind }, index) =>
            kind === 'complaint' &&
            wished.slice(0, index).some((one) => one.kind !== 'complaint' && one.seq > seq),
        )
        const comments = wished.map(({ seq, kind }) => at(seq, kind))
        expect(judgeOrder(comments, pack).answer).toBe(isBehind ? 'refused' : 'allowed')
      }),
    )
  })
})
