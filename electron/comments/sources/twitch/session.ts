import type { Words } from '#shared/model/words.ts'
import type { Down } from '../held-line.ts'
import { type OpenSocket, openSocket } from '../socket.ts'
import type { SourceClock } from '../source.ts'
import { type IrcLine, parseIrcLine } from './irc-line.ts'

export type TwitchLogin = { readonly nick: string /** Without `oauth:`. */; readonly token: string }

export type SessionOptions = {
  readonly server: string
  /** Lower case, without `#`. */
  readonly channel: string
  readonly login: TwitchLogin
  readonly clock: SourceClock
}

export type SessionEvents = {
  /** `full` false: the server grants no tags and commands, so neither ids nor deletions come. */
  readonly joined: (full: boolean) => void
  readonly alive: () => void
  /** A line of any other kind that is addressed to the channel. */
  readonly line: (line: IrcLine) => void
  readonly malformed: () => void
  readonly down: (down: Down) => void
}

const twitchTimes = { joinMs: 15_000, pingMs: 30_000, deadAfterMs: 75_000 } as const

const capabilities = 'twitch.tv/tags twitch.tv/commands'
const mostFrameBytes = 1024 * 1024
/** IRC servers may turn away a WebSocket that names no page as its origin. */
const headers = { origin: 'http://localhost' }

const loginRefused = {
  said: { zh: 'Twitch 拒绝了登录。', en: 'Twitch refused the login.' },
  remedy: {
    zh: '请在评论来源中重新授权（需要 chat:read 权限）。',
    en: 'Authorise the comment source again (it needs chat:read).',
  },
} as const satisfies { said: Words; remedy: Words }

const noChannel = {
  said: { zh: 'Twitch 没有这个频道，或者不允许进入。', en: 'Twitch has no such channel, or lets nobody in.' },
  remedy: { zh: '请核对频道名。', en: "Check the channel's name." },
} as const satisfies { said: Words; remedy: Words }

/** Numeric answers of RFC 1459 and 2812 to a JOIN that failed. */
const joinRefused = new Set(['403', '405', '471', '473', '474', '475', '476'])
const channelNotices = new Set(['msg_channel_suspended', 'msg_banned', 'tos_ban'])

/** One session on one channel of an IRC server over WebSocket, from its first line to its last. */
export class TwitchSession {
  readonly #options: SessionOptions
  readonly #events: SessionEvents
  readonly #socket: OpenSocket
  #callOff: () => void
  #heardAt: number
  #full = false
  #joined = false

  constructor(options: SessionOptions, events: SessionEvents) {
    const { server: address, clock } = options
    this.#options = options
    this.#events = events
    this.#heardAt = clock.now()
    this.#callOff = clock.after(twitchTimes.joinMs, () => this.#lose('the channel did not answer'))
    this.#socket = openSocket(
      { address, headers, clock, deadlineMs: twitchTimes.joinMs, mostBytes: mostFrameBytes },
      {
        open: () => this.#register(),
        message: (data) => this.#hear(data.toString('utf8')),
        closed: (why) => this.#lose(why),
      },
    )
  }

  end(): void {
    this.#callOff()
    this.#socket.end()
  }

  #lose(why: string): void {
    this.end()
    this.#events.down({ how: 'lost', why })
  }

  #refuse(refusal: { readonly said: Words; readonly remedy: Words }): void {
    this.end()
    this.#events.down({ how: 'refused', ...refusal })
  }

  #register(): void {
    const { nick, token } = this.#options.login
    this.#say(`CAP REQ :${capabilities}`)
    if (token !== '') this.#say(`PASS oauth:${token}`)
    this.#say(`NICK ${nick}`)
    this.#say(`USER ${nick} 8 * :${nick}`)
  }

  #say(line: string): void {
    this.#socket.send(`${line}\r\n`)
  }

  #hear(frame: string): void {
    this.#heardAt = this.#options.clock.now()
    this.#events.alive()
    for (const text of frame.split(/\r?\n/)) {
      if (text === '') continue
      const line = parseIrcLine(text)
      if (line === null) this.#events.malformed()
      else this.#heed(line)
    }
  }

  #heed(line: IrcLine): void {
    const { command, params } = line
    if (command === 'PING') this.#say(`PONG :${params.at(-1) ?? ''}`)
    else if (command === 'CAP') this.#negotiated(params)
    else if (command === '001') this.#say(`JOIN #${this.#options.channel}`)
    else if (command === 'RECONNECT') this.#lose('the server asked to reconnect')
    else if (command === 'ERROR') this.#lose('the server closed the session')
    else if (command === 'NOTICE') this.#noticed(line)
    else if (command === '433') this.#lose('the name is taken')
    else if (command === '464') this.#refuse(loginRefused)
    else if (joinRefused.has(command)) this.#refuse(noChannel)
    else if (command === '366' || command === 'ROOMSTATE') this.#entered()
    else if (params[0]?.toLowerCase() === `#${this.#options.channel}`) this.#events.line(line)
  }

  /** Real IRC servers hold the registration back until CAP END; Twitch does not mind it. */
  #negotiated([, verb]: readonly string[]): void {
    if (verb === 'ACK') this.#full = true
    if (verb === 'ACK' || verb === 'NAK') this.#say('CAP END')
  }

  #noticed({ tags, params }: IrcLine): void {
    const said = params.at(-1) ?? ''
    const beforeLogin = params[0] === '*'
    if (beforeLogin && /^(Login|Improperly formatted)/.test(said)) this.#refuse(loginRefused)
    else if (channelNotices.has(tags.get('msg-id') ?? '')) this.#refuse(noChannel)
  }

  #entered(): void {
    if (this.#joined) return
    this.#joined = true
    this.#callOff()
    this.#events.joined(this.#full)
    this.#watch()
  }

  #watch(): void {
    this.#callOff = this.#options.clock.after(twitchTimes.pingMs, () => {
      const quietMs = this.#options.clock.now() - this.#heardAt
      if (quietMs >= twitchTimes.deadAfterMs) {
        this.#lose('no answer to pings')
        return
      }
      if (quietMs >= twitchTimes.pingMs) this.#say('PING :fairlive')
      this.#watch()
    })
  }
}
