/** Somebody who is switched off while sitting at a console. */
import { expect, test, vi } from 'vitest'
import { UserId } from '#shared/model/ids.ts'
import { startTestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 30_000 })

test('the seat is empty from the next call on, for reading too; the desk’s acts ask for rights each time', async () => {
  await using studio = await startTestStudio({ kind: 'none' })
  const [owner, operator] = [await studio.signIn('lin-xiao'), await studio.signIn('he-yi')]
  const refused = { code: 'REFUSED', data: { code: 'role-may-not' } }
  const change = { user: UserId.parse('he-yi'), name: '何奕' }
  await owner.people.changeUser({ ...change, role: 'auditor', active: true })
  await expect(operator.session.switchScene({ scene: '数字人' })).rejects.toMatchObject(refused)
  await expect(operator.room.prepare()).rejects.toMatchObject(refused)
  await expect(operator.cards.importPreview({ file: 'a.csv', bytes: '' })).rejects.toMatchObject(refused)
  await expect(operator.studio.connectObs({ kind: 'rehearsal' })).rejects.toMatchObject(refused)
  await operator.archive.sessions()
  await owner.people.changeUser({ ...change, role: 'operator', active: false })
  const signedOut = { code: 'SIGNED_OUT' }
  await expect(operator.archive.sessions()).rejects.toMatchObject(signedOut)
  await expect(operator.ledger.tail({ after: null })).rejects.toMatchObject(signedOut)
  expect(await operator.people.me()).toBeNull()
  expect(studio.faults).toEqual([])
})
