import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync } from 'node:zlib'
import { type WebSocket, WebSocketServer } from 'ws'
import { Changes } from './changes.ts'
import { bodyOf } from './http-body.ts'

/** What one test may set; each is read when it is needed. */
export type BilibiliSays = {
  /** Code that the next calls of this path answer with, such as `{ '/v2/app/start': 7007 }`. */
  readonly codes: Map<string, number>
  /** Code of the answer to the authentication; null: none is given. */
  authCode: number | null
  /** Whether heartbeats of the socket are answered. */
  answersHeartbeats: boolean
  game: string
}

/**
 * Bilibili's live open platform as its documents describe it, on loopback: checks every signature, refuses a second
 * run of one room (7002), wants authentication before anything, and speaks the packets byte by byte.
 */
export class BilibiliServer implements AsyncDisposable {
  static readonly key = { id: 'key-of-tests', secret: 'secret-of-tests' }
  static readonly identityCode = 'C0DE0FTESTS'
  static readonly appId = 1_234_567_890

  readonly says: BilibiliSays = { codes: new Map(), authCode: 0, answersHeartbeats: true, game: 'game-1' }
  readonly calls: { readonly path: string; readonly body: unknown }[] = []
  readonly nonces = new Set<string>()
  socketHeartbeats = 0
  readonly #http = createServer((request, response) => void this.#answer(request, response))
  readonly #sockets = new WebSocketServer({ server: this.#http })
  readonly #authenticated = new Set<WebSocket>()
  readonly #changes = new Changes()
  #running = false

  static async start(): Promise<BilibiliServer> {
    const server = new BilibiliServer()
    server.#sockets.on('connection', (socket) => server.#speak(socket))
    server.#http.listen(0, '127.0.0.1')
    await once(server.#http, 'listening')
    return server
  }

  get api(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get connections(): number {
    return this.#authenticated.size
  }

  /** Sends each message in a packet of its own, all in one frame; version 2 and 3 compress the row of packets. */
  send(messages: readonly unknown[], version: 0 | 2 | 3 = 0): void {
    const row = Buffer.concat(messages.map((message) => packet(5, Buffer.from(JSON.stringify(message)), 0)))
    if (version === 0) this.sendRaw(row)
    else this.sendRaw(packet(5, version === 2 ? deflateSync(row) : brotliCompressSync(row), version))
  }

  sendRaw(frame: Uint8Array): void {
    for (const socket of this.#authenticated) socket.send(frame)
  }

  /** The connections die as by a fault of the network; the run goes on. */
  dropConnections(): void {
    for (const socket of this.#authenticated) socket.terminate()
  }

  /** The platform forgets the run, as after 60 s without heartbeats. */
  forgetRun(): void {
    this.#running = false
  }

  count(path: string): number {
    return this.calls.filter((call) => call.path === path).length
  }

  /** Resolves as soon as it is so; rejects after 4 s. */
  until(seen: () => boolean, what: string): Promise<void> {
    return this.#changes.until(seen, what, () => this.calls)
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

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    const body = await bodyOf(request)
    const { code, data } = this.#outcome(path, request, body)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ code, message: code === 0 ? '0' : `error ${code}`, request_id: 'r', data }))
    this.#changes.tell()
  }

  #outcome(path: string, request: IncomingMessage, body: Buffer): { code: number; data?: unknown } {
    if (request.method !== 'POST') return { code: 4010 }
    const fault = this.#signatureFault(request, body)
    if (fault !== 0) return { code: fault }
    const value = JSON.parse(body.toString()) as { code?: string; app_id?: number; game_id?: string }
    this.calls.push({ path, body: value })
    const forced = this.says.codes.get(path)
    if (forced !== undefined) return { code: forced }
    const sameGame = this.#running && value.game_id === this.says.game
    if (path === '/v2/app/heartbeat') return { code: sameGame ? 0 : 7003 }
    if (path === '/v2/app/end') {
      if (!sameGame) return { code: 7000 }
      this.#running = false
      return { code: 0 }
    }
    if (value.code !== BilibiliServer.identityCode) return { code: 7007 }
    if (value.app_id !== BilibiliServer.appId) return { code: 8002 }
    if (this.#running) return { code: 7002 }
    this.#running = this.says.game !== ''
    return { code: 0, data: this.#run() }
  }

  #run() {
    return {
      game_info: { game_id: this.says.game },
      websocket_info: {
        auth_body: JSON.stringify({ roomid: 1, key: 'auth-of-tests', protover: 2 }),
        wss_link: [`ws://127.0.0.1:${this.#port}/sub`],
      },
      anchor_info: { room_id: 1, uname: '主播', uface: '', uid: 0, open_id: 'host' },
    }
  }

  /** 0 where the request is signed as the document 签名 says, otherwise the platform's code for what is wrong. */
  #signatureFault({ headers }: IncomingMessage, body: Buffer): number {
    const names = Object.keys(headers).filter((name) => name.startsWith('x-bili-'))
    if (names.length !== 6) return 4000
    if (headers['x-bili-accesskeyid'] !== BilibiliServer.key.id) return 4001
    if (headers['x-bili-content-md5'] !== createHash('md5').update(body).digest('hex')) return 4012
    const text = names
      .toSorted()
      .map((name) => `${name}:${headers[name]}`)
      .join('\n')
    const wanted = createHmac('sha256', BilibiliServer.key.secret).update(text).digest('hex')
    if (headers.authorization !== wanted) return 4002
    const nonce = String(headers['x-bili-signature-nonce'])
    if (this.nonces.has(nonce)) return 4004
    this.nonces.add(nonce)
    return 0
  }

  #speak(socket: WebSocket): void {
    socket.on('close', () => {
      this.#authenticated.delete(socket)
      this.#changes.tell()
    })
    socket.on('message', (data: Buffer) => {
      const operation = data.readUInt32BE(8)
      const body = data.subarray(16).toString()
      if (operation === 7 && body.includes('auth-of-tests') && this.says.authCode !== null) {
        if (this.says.authCode === 0) this.#authenticated.add(socket)
        socket.send(packet(8, Buffer.from(JSON.stringify({ code: this.says.authCode })), 1))
      }
      if (operation === 2) {
        this.socketHeartbeats += 1
        if (this.says.answersHeartbeats) socket.send(packet(3, Buffer.from([0, 0, 0, 1]), 1))
      }
      this.#changes.tell()
    })
  }
}

/** Written out once more, so that reader and writer of the product do not agree on the same mistake. */
export function packet(operation: number, body: Uint8Array, version: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 16, 0, version, 0, 0, 0, operation, 0, 0, 0, 1])
  header.writeUInt32BE(16 + body.length)
  return Buffer.concat([header, body])
}

/** A bullet comment as the platform sends it. */
export function danmaku(id: string, text: string, more: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    cmd: 'LIVE_OPEN_PLATFORM_DM',
    data: {
      room_id: 1,
      uid: 0,
      open_id: 'open-1',
      uname: '小王',
      msg: text,
      msg_id: id,
      fans_medal_level: 3,
      fans_medal_name: '牌子',
      fans_medal_wearing_status: true,
      guard_level: 0,
      timestamp: 1_700_000_000,
      uface: 'https://example.com/face.jpg',
      emoji_img_url: '',
      dm_type: 0,
      ...more,
    },
  }
}
