import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Act, ActKind, type JudgedComment } from '#shared/model/moderation.ts'
import { judgeAct, type Question } from '#shared/rules/moderation/judge.ts'
import { shippedPack } from '../rules/shipped-pack.ts'
import { complaint, doubtful, judged, rudeComplaint, unknown } from './comments.ts'

const pack = shippedPack().moderation

const order = { adverseBehind: true, doubtfulBehind: false, inFront: 0 }

const ask = (comment: JudgedComment, act: Act, more: Partial<Question> = {}) => {
  const question = { act, comment, ground: 'insult', left: null, ofUser: 0, inSession: 0, order, ...more }
  const { answer, ...verdict } = judgeAct(question, pack)
  return 'why' in verdict ? `${answer} ${verdict.why.code}` : answer
}

const insultSpan: Act = { kind: 'redact', spans: [{ from: 12, to: 18 }] }

describe('an adverse evaluation', () => {
  it('without another ground stays, whichever ground is named and whichever act hides it', () => {
    for (const kind of ['hide', 'collapse', 'block'] as const) {
      expect(ask(complaint, { kind })).toBe('refused moderation.no-ground')
      expect(ask(complaint, { kind }, { ground: 'harassment' })).toBe('refused moderation.no-ground')
    }
    expect(ask(complaint, { kind: 'mute', seconds: 60 })).toBe('refused moderation.no-ground')
    expect(ask(complaint, { kind: 'redact', spans: [{ from: 0, to: 2 }] })).toBe(
      'refused moderation.no-ground',
    )
  })

  it('is refused with the articles that it rests on, and told what may be done instead', () => {
    const verdict = judgeAct(
      {
        act: { kind: 'hide' },
        comment: complaint,
        ground: 'flooding',
        left: null,
        ofUser: 1,
        inSession: 1,
        order,
      },
      pack,
    )
    expect(verdict).toMatchObject({ answer: 'refused', standing: 'adverse', groundSeen: false })
    if (verdict.answer !== 'refused') return
    expect(verdict.why.cites.map(({ instrument, article }) => `${instrument} ${article}`)).toEqual([
      '网络直播营销管理办法（试行） 第二十一条',
      '互联网直播营销信息内容服务管理规定（征求意见稿） 第十八条',
      '直播电商监督管理办法 第三十一条',
    ])
    expect(verdict.why.said.zh).toContain('刷屏')
    expect(verdict.why.said.zh).not.toContain('{')
  })

  it('with another ground: the offending words may be covered as long as the evaluation is still read', () => {
    const readable = { left: { evaluation: 'adverse', adverse: 0.97 } } as const
    expect(ask(rudeComplaint, insultSpan, readable)).toBe('allowed')
    const gone = { left: { evaluation: 'none', adverse: 0.3 } } as const
    expect(ask(rudeComplaint, insultSpan, gone)).toBe('refused moderation.evaluation-gone')
    expect(ask(rudeComplaint, insultSpan)).toBe('refused moderation.evaluation-gone')
  })

  it('with another ground: the whole of it takes a supervisor', () => {
    expect(ask(rudeComplaint, { kind: 'hide' })).toBe('supervisor moderation.whole-of-an-evaluation')
    expect(ask(rudeComplaint, { kind: 'mute', seconds: 60 }, { ofUser: 1 })).toBe(
      'supervisor moderation.muting-an-evaluation',
    )
  })

  it('that another ground was named for than the one that is in it stays', () => {
    expect(ask(rudeComplaint, { kind: 'hide' }, { ground: 'gambling' })).toBe('refused moderation.no-ground')
  })

  it('written again and again is flooding, from the third time on', () => {
    const again = (repeats: number) =>
      ask({ ...complaint, repeats }, { kind: 'hide' }, { ground: 'flooding' })
    expect(again(2)).toBe('refused moderation.no-ground')
    expect(again(3)).toBe('supervisor moderation.whole-of-an-evaluation')
  })
})

describe('what may be an adverse evaluation', () => {
  it('takes a supervisor for whatever falls on it', () => {
    for (const comment of [doubtful, unknown]) {
      expect(ask(comment, { kind: 'hide' })).toBe('supervisor moderation.doubtful')
      expect(ask(comment, { kind: 'redact', spans: [{ from: 0, to: 2 }] })).toBe(
        'supervisor moderation.doubtful',
      )
      expect(ask(comment, { kind: 'report' })).toBe('supervisor moderation.doubtful')
      expect(ask(comment, { kind: 'block' })).toBe('supervisor moderation.muting-an-evaluation')
    }
  })

  it('is every comment while there is no model', () => {
    const act = fc.constantFrom('hide', 'collapse', 'block' as const).map((kind) => ({ kind }) as Act)
    const ground = fc.constantFrom('insult', 'advertising', 'harassment', 'illegal')
    fc.assert(
      fc.property(act, ground, fc.string(), (kind, named, text) => {
        const comment = { ...unknown, text, seen: [] }
        expect(ask(comment, kind, { ground: named })).toMatch(/^supervisor/)
      }),
    )
  })
})

describe('muting', () => {
  it('somebody who never complained is a moderator’s to do', () => {
    expect(ask(judged(), { kind: 'mute', seconds: 600 })).toBe('allowed')
  })

  it('somebody who complained earlier takes a supervisor, though this comment is another', () => {
    expect(ask(judged({ seen: ['insult'] }), { kind: 'block' }, { ofUser: 2 })).toBe(
      'supervisor moderation.muting-an-evaluation',
    )
  })
})

describe('pinning', () => {
  it('praise is refused as soon as there is a complaint that it would stand before', () => {
    const praise = judged({ evaluation: 'favourable', adverse: 0 })
    const pin = { kind: 'pin' } as const
    expect(ask(praise, pin, { ground: 'announcing', inSession: 0 })).toBe('allowed')
    expect(ask(praise, pin, { ground: 'announcing', inSession: 1 })).toBe('refused moderation.ordering')
    expect(ask(complaint, pin, { ground: 'answering', inSession: 1 })).toBe('allowed')
  })
})

describe('grounds', () => {
  it('are those of the list and no others', () => {
    expect(ask(judged(), { kind: 'hide' }, { ground: 'unfavourable' })).toBe(
      'refused moderation.no-such-ground',
    )
    expect(ask(judged(), { kind: 'hide' }, { ground: 'answering' })).toBe(
      'refused moderation.ground-not-for-act',
    )
    expect(ask(judged(), { kind: 'reply', text: '好的' }, { ground: 'answering' })).toBe('allowed')
  })
})

describe('whatever is asked', () => {
  const seen = fc.subarray(['insult', 'advertising', 'personal-data', 'flooding', 'sexual', 'gambling'])
  const comment = fc
    .record({
      text: fc.string({ minLength: 4 }),
      adverse: fc.double({ min: 0, max: 1, noNaN: true }),
      seen,
      repeats: fc.nat(5),
    })
    .map((given) => judged({ ...given, evaluation: 'adverse' }))
  const act = fc.oneof(
    ...ActKind.options.map((kind) =>
      fc.record({
        kind: fc.constant(kind),
        spans: fc.constant([{ from: 0, to: 2 }]),
        seconds: fc.constant(60),
        place: fc.nat(9),
        text: fc.constant('好'),
      }),
    ),
  )
  const left = fc.constantFrom(
    null,
    { evaluation: 'adverse', adverse: 0.9 } as const,
    { evaluation: 'none', adverse: 0 } as const,
  )

  it('no adverse evaluation is hidden, muted or collapsed by one person alone, and none is covered up to be unreadable', () => {
    const ground = fc.constantFrom(...pack.grounds.map(({ id }) => id))
    fc.assert(
      fc.property(comment, act, ground, left, fc.nat(3), (one, wish, named, rest, count) => {
        const verdict = judgeAct(
          {
            act: Act.parse(wish),
            comment: one,
            ground: named,
            left: rest,
            ofUser: count,
            inSession: count,
            order,
          },
          pack,
        )
        if (['hide', 'collapse', 'mute', 'block'].includes(wish.kind)) {
          expect(verdict.answer).not.toBe('allowed')
          if (!verdict.groundSeen) expect(verdict.answer).toBe('refused')
        }
        if (wish.kind === 'redact' && verdict.answer === 'allowed') {
          expect(verdict.groundSeen).toBe(true)
          expect(rest?.evaluation).toBe('adverse')
        }
      }),
    )
  })
})
