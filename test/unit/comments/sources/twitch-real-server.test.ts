import { expect, test } from 'vitest'
import { openTwitch } from '#electron/comments/sources/twitch/source.ts'
import { IrcGuest, IrcServer } from '#test/harness/irc-server.ts'
import { needsProgram } from '#test/harness/needs.ts'
import { describeWhere } from '#test/harness/skip.ts'
import { ManualClock } from '../../obs/manual-clock.ts'
import { Gathered } from './gathered.ts'

function open(server: IrcServer, gathered: Gathered, clock: ManualClock) {
  const options = { name: 'room', channel: 'room', login: null, helix: null, server: server.url }
  return openTwitch(options, gathered, gathered.surroundings(clock))
}

describeWhere(needsProgram('inspircd'), 'the Twitch source on a real IRC server', () => {
  test('it gets through the negotiation, joins, and hands on what somebody else writes', async () => {
    await using server = await IrcServer.start()
    const gathered = new Gathered()
    const source = open(server, gathered, new ManualClock())
    await gathered.until(() => gathered.of('connected').length === 1, 'connection')
    expect(gathered.of('partial')[0]?.rule.en).toContain('no message ids')
    using guest = await IrcGuest.enter(server.url, 'xiaowang', '#room')
    const texts = [
      '昨天到的杯子今天就裂了',
      ':) : colons ::',
      '\u202Egnp.exe <script>',
      '\u0001ACTION waves\u0001',
    ]
    for (const text of texts) guest.say(`PRIVMSG #room :${text}`)
    guest.say('PRIVMSG justinfan10000 :not for the channel')
    guest.say('PRIVMSG #room :last')
    await gathered.until(() => gathered.texts.includes('last'), 'comments')
    expect(gathered.texts).toEqual([...texts.slice(0, 3), 'waves', 'last'])
    expect(new Set(gathered.comments.map(({ userName }) => userName))).toEqual(new Set(['xiaowang']))
    await source.close()
  }, 20_000)

  test('a server that goes and comes back is joined again, and the time between is said', async () => {
    await using server = await IrcServer.start()
    const gathered = new Gathered()
    const clock = new ManualClock()
    const source = open(server, gathered, clock)
    await gathered.until(() => gathered.of('connected').length === 1, 'connection')
    await server.stop()
    await gathered.until(() => gathered.of('lost').length === 1, 'loss')
    await server.begin()
    clock.advance(500)
    await gathered.until(() => gathered.of('connected').length === 2, 'connection')
    expect(gathered.of('missed')).toHaveLength(1)
    using guest = await IrcGuest.enter(server.url, 'xiaowang', '#room')
    guest.say('PRIVMSG #room :still here')
    await gathered.until(() => gathered.texts.includes('still here'), 'comment')
    await source.close()
  }, 20_000)

  test('a name that another holds is no connection until it is free', async () => {
    await using server = await IrcServer.start()
    const guest = await IrcGuest.enter(server.url, 'justinfan10000', '#room')
    const gathered = new Gathered()
    const clock = new ManualClock()
    const source = open(server, gathered, clock)
    await gathered.until(() => gathered.of('lost').length === 1, 'loss')
    expect(gathered.of('lost')[0]?.why).toBe('the name is taken')
    using watcher = await IrcGuest.enter(server.url, 'watcher', '#room')
    guest[Symbol.dispose]()
    await watcher.hears(/QUIT/)
    clock.advance(500)
    await gathered.until(() => gathered.of('connected').length === 1, 'connection')
    await source.close()
  }, 20_000)
})
