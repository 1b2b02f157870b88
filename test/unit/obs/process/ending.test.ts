/** Real processes of this PC: found by their port, known again, ended, and never another one. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { endProcess, isObs } from '#electron/obs/process/end-process.ts'
import { isRunning, portOwner } from '#electron/obs/process/listener.ts'
import { startListeningProgram } from '#test/harness/listening-program.ts'
import { describeWhere } from '#test/harness/skip.ts'

const onlyLinux = process.platform === 'linux' ? null : 'processes are found by /proc on Linux only'

describeWhere(onlyLinux, 'processes by their port', () => {
  test('whoever listens on a port is found, by the name of its program', async () => {
    await using program = await startListeningProgram('obs')
    const owner = await portOwner(program.port, 'linux')
    expect(owner).toMatchObject({ pid: program.pid, program: 'obs' })
    expect(owner !== null && isObs(owner)).toBe(true)
    await program.stopListening()
    expect(await portOwner(program.port, 'linux')).toBe(null)
    expect(owner !== null && (await isRunning(owner, 'linux'))).toBe(true)
  })

  test('it is ended though it listens no more, and only that very process', async () => {
    await using program = await startListeningProgram('obs')
    await using bystander = await startListeningProgram('obs')
    const owner = await portOwner(program.port, 'linux')
    if (owner === null) throw new Error('nobody listens')
    await program.stopListening()
    expect(await endProcess({ ...owner, startedAt: '1' }, 'linux', pause)).toBe(false)
    expect(await isRunning(owner, 'linux')).toBe(true)
    expect(await endProcess(owner, 'linux', pause)).toBe(true)
    await program.ended
    expect(await portOwner(bystander.port, 'linux')).toMatchObject({ pid: bystander.pid })
    expect(await endProcess(owner, 'linux', pause)).toBe(false)
  })

  test('another program on the port is not OBS', async () => {
    await using program = await startListeningProgram('nginx')
    const owner = await portOwner(program.port, 'linux')
    expect(owner !== null && isObs(owner)).toBe(false)
  })
})
