import { describe, expect, it } from 'vitest'
import { UserId } from '#shared/model/ids.ts'
import { Role } from '#shared/model/people.ts'
import { type CommandName, mayRun, mayRunAsSecond, needsSecondPerson } from '#shared/rules/roles.ts'

const may = (role: Role, command: CommandName): boolean => mayRun(role, command).ok

describe('rights', () => {
  it('give the owner everything', () => {
    const commands: readonly CommandName[] = [
      'people.add-user',
      'card.approve',
      'ledger.erase',
      'settings.change',
    ]
    for (const command of commands) expect(may('owner', command)).toBe(true)
  })

  it('give the supervisor the session, the cut, the cards and the approval, and not the people', () => {
    for (const command of ['session.go-live', 'session.cut-safe', 'card.air', 'card.approve'] as const) {
      expect(may('supervisor', command)).toBe(true)
    }
    expect(may('supervisor', 'people.add-user')).toBe(false)
    expect(may('supervisor', 'recording.delete')).toBe(false)
  })

  it('give the operator the day’s work, and never an approval', () => {
    for (const command of [
      'source.declare',
      'session.go-live',
      'card.add',
      'card.import',
      'place.declare',
    ] as const) {
      expect(may('operator', command)).toBe(true)
    }
    for (const command of ['card.approve', 'room.change', 'ledger.export', 'settings.change'] as const) {
      expect(may('operator', command)).toBe(false)
    }
  })

  it('give the auditor the export and nothing that changes anything', () => {
    expect(may('auditor', 'ledger.export')).toBe(true)
    expect(may('auditor', 'people.sign-in')).toBe(true)
    for (const command of ['card.add', 'session.cut-safe', 'place.declare', 'ledger.erase'] as const) {
      expect(may('auditor', command)).toBe(false)
    }
  })

  it('let everybody in', () => {
    for (const role of Role.options) expect(may(role, 'people.sign-in')).toBe(true)
  })

  it('say who may, where somebody may not', () => {
    const answer = mayRun('operator', 'card.approve')
    expect(answer).toMatchObject({
      ok: false,
      refusal: {
        code: 'role-may-not',
        said: { zh: '操作员不能批准商品卡：本工作室的权限表没有给这个角色此项权限。' },
        remedy: { zh: '请由负责人或监督员登录后操作。' },
      },
    })
  })
})

describe('the second person', () => {
  const [one, two] = [UserId.parse('one'), UserId.parse('two')]

  it('is needed to approve a card, and not to add one', () => {
    expect(needsSecondPerson('card.approve')).toBe(true)
    expect(needsSecondPerson('card.add')).toBe(false)
  })

  it('is another one than who asked', () => {
    expect(mayRunAsSecond('card.approve', one, two).ok).toBe(true)
    expect(mayRunAsSecond('card.approve', null, two).ok).toBe(true)
    expect(mayRunAsSecond('card.add', one, one).ok).toBe(true)
    expect(mayRunAsSecond('card.approve', one, one)).toMatchObject({
      ok: false,
      refusal: { code: 'second-person-needed' },
    })
  })
})
