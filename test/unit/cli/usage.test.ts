/** What a person at a shell meets first: help, and what is said of a command that was used wrongly. */
import { expect, test, vi } from 'vitest'
import { fairlive } from '#test/harness/cli.ts'

vi.setConfig({ testTimeout: 60_000 })

const commands = ['serve', 'verify', 'export', 'import', 'rebuild']

test('help names every command and the exit codes; no command at all is used wrongly', async () => {
  const [help, nothing] = await Promise.all([fairlive('--help'), fairlive()])
  expect(help).toMatchObject({ status: 0, stderr: '' })
  for (const command of commands) expect(help.stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'))
  expect(help.stdout).toMatch(/0 fine, 1 something was found or failed, 2 used wrongly/)
  expect(nothing).toMatchObject({ status: 2, stdout: help.stdout })
})

test('every command explains itself', async () => {
  const explained = await Promise.all(commands.map((command) => fairlive(command, '--help')))
  for (const [index, { status, stdout, stderr }] of explained.entries()) {
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(new RegExp(`^fairlive ${commands[index]} `))
  }
})

test.each([
  [['fly'], 'no command “fly”'],
  [['serve', '--prot', '1'], '--prot'],
  [['serve', '--port', '70000'], '--port 70000 is no port'],
  [['serve', '--rehearsal', '--obs', 'ws://127.0.0.1:1'], 'exclude each other'],
  [['export', '--data', '/nowhere'], '--log is missing'],
  [['import', 'people', 'x.csv', '--data', '/nowhere'], 'only cards'],
] as const)('used wrongly: fairlive %j', async (args, said) => {
  const { status, stdout, stderr } = await fairlive(...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(stderr).toContain(said)
})
