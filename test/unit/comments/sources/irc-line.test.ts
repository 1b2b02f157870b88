import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseIrcLine } from '#electron/comments/sources/twitch/irc-line.ts'

test.each([
  ['PING :tmi.twitch.tv', { nick: '', command: 'PING', params: ['tmi.twitch.tv'] }],
  [
    ':nick!user@host PRIVMSG #room :: a : b',
    { nick: 'nick', command: 'PRIVMSG', params: ['#room', ': a : b'] },
  ],
  [
    ':server 353 me = #room :me you',
    { nick: 'server', command: '353', params: ['me', '=', '#room', 'me you'] },
  ],
  ['CLEARCHAT #room', { nick: '', command: 'CLEARCHAT', params: ['#room'] }],
  ['privmsg #room :', { nick: '', command: 'PRIVMSG', params: ['#room', ''] }],
])('%s', (line, parts) => {
  expect(parseIrcLine(line)).toMatchObject(parts)
})

test('tags are unescaped, empty and repeated ones are no trouble', () => {
  const line = parseIrcLine('@a=1;b=\\:\\s\\\\\\r\\n;c=;d;e=x\\;f=\\q :n PRIVMSG #r :x')
  expect([...(line?.tags ?? [])]).toEqual([
    ['a', '1'],
    ['b', '; \\\r\n'],
    ['c', ''],
    ['e', 'x'],
    ['f', 'q'],
  ])
})

test('no line is none, whatever it is made of, and one that a careless pattern would take for ever on is read at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (line) => {
      const parsed = parseIrcLine(line)
      if (parsed !== null) expect(parsed.command).toMatch(/^([A-Z]+|\d{3})$/)
    }),
  )
  for (const piece of [' ', ': ', '@a ', 'a ', ';', '=']) parseIrcLine(`@${piece.repeat(200_000)}`)
})
