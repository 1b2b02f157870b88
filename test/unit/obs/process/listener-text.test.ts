/** What the systems say of who listens where, as they really say it. */
import { expect, test } from 'vitest'
import { listeningPid, listeningProcess, processName } from '#electron/obs/process/listener-text.ts'
import { listeningInodes, programName, startedTicks } from '#electron/obs/process/proc-text.ts'

const tcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:1167 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 41234 1 0000000000000000 100 0 0 10 0
   1: 0100007F:1167 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 41299 1 0000000000000000 20 4 30 10 -1
   2: 0100007F:0277 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 20111 1 0000000000000000 100 0 0 10 0
`
const tcp6 = `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000000000000:1167 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 55555 1 0000000000000000 100 0 0 10 0
`

test('Linux: the listening sockets of a port, and no connection through it', () => {
  expect(listeningInodes(tcp, 4455)).toEqual(['socket:[41234]'])
  expect(listeningInodes(tcp6, 4455)).toEqual(['socket:[55555]'])
  expect(listeningInodes(tcp, 4456)).toEqual([])
  expect(listeningInodes('', 4455)).toEqual([])
})

test('Linux: when a process started, whatever its name holds', () => {
  const fields = Array.from({ length: 50 }, (_, index) => String(index + 3)).join(' ')
  expect(startedTicks(`77 (obs) ${fields}`)).toBe('22')
  expect(startedTicks(`77 (a) b (c)) ${fields}`)).toBe('22')
  expect(() => startedTicks('77 (obs) S')).toThrow()
})

test('Linux: the program as it was started', () => {
  expect(programName('/usr/bin/obs\0--minimize-to-tray\0')).toBe('obs')
  expect(programName('obs\0')).toBe('obs')
})

test('macOS: the first process that lsof names', () => {
  expect(listeningProcess('p512\ncOBS\nf32\nf33\n')).toEqual({ pid: 512, program: 'OBS' })
  expect(listeningProcess('')).toBe(null)
})

test('Windows: netstat in whatever language, an established connection is no listener', () => {
  const printed = [
    '',
    '活动连接',
    '',
    '  协议  本地地址          外部地址        状态           PID',
    '  TCP    127.0.0.1:50100        127.0.0.1:4455         ESTABLISHED     900',
    '  TCP    0.0.0.0:14455          0.0.0.0:0              LISTENING       901',
    '  TCP    0.0.0.0:4455           0.0.0.0:0              LISTENING       4321',
    '  TCP    [::]:4455              [::]:0                 ABHÖREN         4321',
  ].join('\r\n')
  expect(listeningPid(printed, 4455)).toBe(4321)
  expect(listeningPid(printed, 50100)).toBe(null)
})

test('Windows: a name and a start, and nothing else is taken for them', () => {
  expect(processName('obs64|133771234567890123\r\n')).toEqual({
    program: 'obs64',
    startedAt: '133771234567890123',
  })
  expect(() => processName('\r\n')).toThrow()
})
