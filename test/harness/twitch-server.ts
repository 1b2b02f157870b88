import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { Changes } from './changes.ts'
import { bodyOf } from './http-body.ts'

type Guest = { readonly socket: WebSocket; nick: string; passed: boolean; capable: boolean; joined: boolean }

/**
 * Twitch's chat and its moderation over HTTP, on loopback: IRC over WebSocket with capabilities, tags, PING and
 * RECONNECT as the documents say, and a Helix that knows which messages exist and who is banned.
 */
export class TwitchServer implements AsyncDisposable {
  static readonly token = 'token-of-tests'
  static readonly clientId = 'client-of-tests'

  /** Lines that clients have sent. */
  readonly heard: string[] = []
  readonly messages = new Set<string>()
  readonly bans = new Map<string, number | null>()
  readonly calls: string[] = []
  /** Status that the next calls to Helix answer with; null: what is right. */
  helixStatus: number | null = null
  /** Whether the chat answers anything at all. */
  answers = true
  readonly #http = createServer((request, response) => void this.#answer(request, response))
  readonly #sockets = new WebSocketServer({ server: this.#http })
  readonly #guests = new Set<Guest>()
  readonly #changes = new Changes()

  static async start(): Promise<TwitchServer> {
    const server = new TwitchServer()
    server.#sockets.on('connection', (socket) => server.#welcome(socket))
    server.#http.listen(0, '127.0.0.1')
    await once(server.#http, 'listening')
    return server
  }

  get irc(): string {
    return `ws://127.0.0.1:${this.#port}/`
  }

  get helix(): string {
    return `http://127.0.0.1:${this.#port}/helix`
  }

  /** Sends lines to everybody in the channel, all in one frame. */
  send(...lines: readonly string[]): void {
    for (const { socket, joined } of this.#guests) if (joined) socket.send(`${lines.join('\r\n')}\r\n`)
  }

  /** Somebody writes, as Twitch hands it on. */
  write(id: string, text: string, tags: Readonly<Record<string, string>> = {}): void {
    this.messages.add(id)
    const all = {
      'display-name': '小王',
      id,
      'user-id': '42',
      'tmi-sent-ts': '1700000000000',
      mod: '0',
      ...tags,
    }
    const written = Object.entries(all).map(([name, value]) => `${name}=${escaped(value)}`)
    this.send(`@${written.join(';')} :xiaowang!xiaowang@xiaowang.tmi.twitch.tv PRIVMSG #room :${text}`)
  }

  dropConnections(): void {
    for (const { socket } of this.#guests) socket.terminate()
  }

  /** Resolves as soon as it is so; rejects after 4 s. */
  until(seen: () => boolean, what: string): Promise<void> {
    return this.#changes.until(seen, what, () => ({ heard: this.heard, calls: this.calls }))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate()
    this.#sockets.close()
    this.#http.closeAllConnections()
    this.#http.close()
    await once(this.#http, 'close')
  }

  get #port(): number {
    return (this.#http.address() as AddressInfo).port
  }

  #welcome(socket: WebSocket): void {
    const guest: Guest = { socket, nick: '', passed: false, capable: false, joined: false }
    this.#guests.add(guest)
    socket.on('close', () => this.#guests.delete(guest))
    socket.on('message', (data) => {
      for (const line of String(data).split('\r\n')) {
        if (line === '') continue
        this.heard.push(line)
        if (this.answers) this.#heed(guest, line)
      }
      this.#changes.tell()
    })
  }

  #heed(guest: Guest, line: string): void {
    const [command = '', first = ''] = line.split(' ')
    const say = (text: string) => guest.socket.send(`:tmi.twitch.tv ${text}\r\n`)
    if (command === 'CAP' && first === 'REQ') {
      guest.capable = true
      say(`CAP * ACK ${line.slice(line.indexOf(':'))}`)
    } else if (command === 'PASS') guest.passed = first === `oauth:${TwitchServer.token}`
    else if (command === 'PING') say(`PONG tmi.twitch.tv ${first}`)
    else if (command === 'NICK') {
      guest.nick = first
      const mayEnter = guest.passed || /^justinfan\d+$/.test(first)
      say(mayEnter ? `001 ${first} :Welcome, GLHF!` : 'NOTICE * :Login authentication failed')
    } else if (command === 'JOIN' && first === '#suspended')
      guest.socket.send('@msg-id=msg_channel_suspended :tmi.twitch.tv NOTICE #suspended :gone\r\n')
    else if (command === 'JOIN' && first === '#room') {
      guest.joined = true
      say(`JOIN ${first}`)
      if (guest.capable) guest.socket.send(`@emote-only=0;room-id=1 :tmi.twitch.tv ROOMSTATE ${first}\r\n`)
      say(`353 ${guest.nick} = ${first} :${guest.nick}`)
      say(`366 ${guest.nick} ${first} :End of /NAMES list`)
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://helix')
    const body = (await bodyOf(request)).toString()
    this.calls.push(`${request.method} ${pathname} ${searchParams} ${body}`.trim())
    const status = this.helixStatus ?? this.#outcome(request, pathname, searchParams, body)
    response.statusCode = status
    response.end(
      status === 204 ? '' : JSON.stringify({ status, error: 'E', message: `the platform's ${status}` }),
    )
    this.#changes.tell()
  }

  #outcome({ headers, method }: IncomingMessage, path: string, query: URLSearchParams, body: string): number {
    if (headers.authorization !== `Bearer ${TwitchServer.token}`) return 401
    if (headers['client-id'] !== TwitchServer.clientId) return 401
    if (query.get('broadcaster_id') !== '1' || query.get('moderator_id') !== '2') return 403
    if (method === 'DELETE' && path === '/helix/moderation/chat')
      return this.messages.delete(query.get('message_id') ?? '') ? 204 : 404
    if (path !== '/helix/moderation/bans') return 404
    if (method === 'DELETE') return this.bans.delete(query.get('user_id') ?? '') ? 204 : 400
    const { data } = JSON.parse(body) as { data: { user_id: string; duration?: number } }
    if (this.bans.get(data.user_id) === null) return 400
    this.bans.set(data.user_id, data.duration ?? null)
    return 200
  }
}

function escaped(value: string): string {
  const escapes: Readonly<Record<string, string>> = {
    ';': '\\:',
    ' ': '\\s',
    '\\': '\\\\',
    '\r': '\\r',
    '\n': '\\n',
  }
  return value.replace(/[; \\\r\n]/g, (letter) => escapes[letter] ?? letter)
}
