import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeAct } from '#shared/rules/moderation/judge.ts'
import type { SetOrder } from '#shared/rules/moderation/place.ts'
import { shippedPack } from '../rules/shipped-pack.ts'
import { complaint, doubtful, judged, rudeComplaint, unknown } from './comments.ts'

const pack = shippedPack().moderation
const praise = judged({ text: '好用，回购', evaluation: 'favourable', adverse: 0 })
const question = judged({ text: '孕妇能用吗' })
const advert = judged({ text: '加微领券', seen: ['advertising'] })
const free: SetOrder = { adverseBehind: false, doubtfulBehind: false, inFront: 0 }

function move(kind: 'to-front' | 'to-back', comment = question, more: Partial<SetOrder> = {}) {
  const ground = kind === 'to-front' ? 'answering' : 'advertising'
  const order = { ...free, ...more }
  const verdict = judgeAct(
    { act: { kind }, comment, ground, left: null, ofUser: 0, inSession: 1, order },
    pack,
  )
  return 'why' in verdict ? `${verdict.answer} ${verdict.why.code}` : verdict.answer
}

describe('a place at the back', () => {
  it('is refused to a complaint, whatever else is in it, as everything to come would stand before it', () => {
    expect(move('to-back', complaint)).toBe('refused moderation.ordering')
    expect(move('to-back', rudeComplaint)).toBe('refused moderation.ordering')
  })

  it('takes a supervisor for what may be a complaint, and nobody for advertising', () => {
    expect(move('to-back', doubtful)).toBe('supervisor moderation.doubtful')
    expect(move('to-back', unknown)).toBe('supervisor moderation.doubtful')
    expect(move('to-back', advert)).toBe('allowed')
  })
})

describe('a place in front', () => {
  it('is refused to praise where a complaint would stand behind it', () => {
    expect(move('to-front', praise, { adverseBehind: true })).toBe('refused moderation.ordering')
  })

  it('takes a supervisor for praise before there is any complaint: the next one would stand behind it', () => {
    expect(move('to-front', praise)).toBe('supervisor moderation.standing-order')
    expect(move('to-front', unknown, { doubtfulBehind: true })).toBe('supervisor moderation.standing-order')
  })

  it('is free for complaints, and for questions until there are so many that they hide what is behind', () => {
    expect(move('to-front', complaint, { adverseBehind: true, inFront: 99 })).toBe('allowed')
    const { comments } = pack.frontMost
    expect(move('to-front', question, { adverseBehind: true, inFront: comments - 1 })).toBe('allowed')
    expect(move('to-front', question, { adverseBehind: true, inFront: comments })).toBe(
      'supervisor moderation.standing-order',
    )
  })

  it('names the guideline that it is refused by', () => {
    const verdict = judgeAct(
      {
        act: { kind: 'to-front' },
        comment: praise,
        ground: 'answering',
        left: null,
        ofUser: 0,
        inSession: 1,
        order: { ...free, adverseBehind: true },
      },
      pack,
    )
    if (verdict.answer !== 'refused') throw new Error(verdict.answer)
    expect(verdict.why.cites.map(({ instrument }) => instrument)).toContain('浙江省直播营销指引')
  })
})

it('no one person alone puts praise in front or an evaluation at the back, however the order stands', () => {
  const comment = fc.constantFrom(praise, unknown, complaint, doubtful, rudeComplaint)
  const order = fc.record({ adverseBehind: fc.boolean(), doubtfulBehind: fc.boolean(), inFront: fc.nat(9) })
  fc.assert(
    fc.property(comment, order, (one, now) => {
      expect(move('to-back', one, now) === 'allowed').toBe(one === praise)
      if (one === praise || one === unknown) expect(move('to-front', one, now)).not.toBe('allowed')
    }),
  )
})
