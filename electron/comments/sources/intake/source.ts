import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Mapping } from '#shared/model/comment-sources.ts'
import type { PlatformName } from '#shared/model/comments.ts'
import { answerJson, readBody, refuseUpgrade } from '../http-answers.ts'
import { Inlet } from '../inlet.ts'
import { RecentIds } from '../recent-ids.ts'
import type { Source, SourceSink, SourceSurroundings } from '../source.ts'
import { type Delivery, deliver } from './delivery.ts'
import { type Verdict, verify } from './signature.ts'

export type IntakeSourceOptions = {
  readonly name: string
  readonly platform: PlatformName
  /** `whsec_...`; see `secretPattern`. */
  readonly secret: string
  /** Null for the intake's own form. */
  readonly mapping: Mapping | null
}

export const mostBodyBytes = 4 * 1024 * 1024
const deadlineMs = 10_000
const rememberedOpenings = 10_000

/** What one sender hands in, over HTTP or over a WebSocket, at the intake's address. */
export class IntakeSource implements Source {
  readonly platform: PlatformName
  readonly name: string
  readonly moderation = null
  readonly #options: IntakeSourceOptions
  readonly #surroundings: SourceSurroundings
  readonly #inlet: Inlet
  readonly #openings = new RecentIds(rememberedOpenings)
  readonly #connections = new Set<WebSocket>()
  /** Somebody has handed something in, and has not gone away since. */
  #isThere = false

  constructor(options: IntakeSourceOptions, sink: SourceSink, surroundings: SourceSurroundings) {
    const { name, platform } = options
    this.name = name
    this.platform = platform
    this.#options = options
    this.#surroundings = surroundings
    this.#inlet = new Inlet({ platform, name, sink, surroundings, watchesClock: true })
    this.#inlet.listening(true)
  }

  close(): Promise<void> {
    for (const connection of this.#connections) connection.terminate()
    return this.#inlet.close('closed')
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return answerJson(response, 405, { error: 'only POST' }, { allow: 'POST' })
    const body = await readBody(request, mostBodyBytes)
    if (body === null) {
      this.#inlet.drop('too-large')
      return answerJson(response, 413, { error: `more than ${mostBodyBytes} bytes` }, { connection: 'close' })
    }
    const verdict = this.#judge(request, body)
    if (verdict !== 'genuine') return answerJson(response, 401, { error: verdict })
    this.#arrived()
    const delivery = await this.#deliver(body.toString('utf8'))
    if (delivery.notKept > 0) return answerJson(response, 503, delivery, { 'retry-after': '1' })
    answerJson(response, delivery.malformed > 0 && delivery.kept === 0 ? 400 : 200, delivery)
  }

  /** @param accept makes the WebSocket */
  connect(request: IncomingMessage, socket: Duplex, accept: (use: (made: WebSocket) => void) => void): void {
    const id = String(request.headers['webhook-id'])
    if (this.#judge(request, new Uint8Array()) !== 'genuine') refuseUpgrade(socket, 401)
    else if (this.#openings.has(id)) {
      this.#inlet.drop('replayed')
      refuseUpgrade(socket, 401)
    } else {
      this.#openings.add(id)
      accept((made) => this.#speak(made))
    }
  }

  #speak(socket: WebSocket): void {
    this.#connections.add(socket)
    this.#arrived()
    let frame = 0
    socket.on('message', (data) => {
      frame += 1
      const number = frame
      void this.#deliver(String(data)).then((delivery) =>
        socket.send(JSON.stringify({ frame: number, ...delivery }), () => undefined),
      )
    })
    // ws closes a connection that broke its rules by itself; `close` follows.
    socket.on('error', () => this.#inlet.drop('malformed'))
    socket.on('close', (code) => {
      this.#connections.delete(socket)
      if (this.#connections.size > 0) return
      this.#isThere = false
      this.#inlet.say({ fact: 'lost', why: `closed ${code}` })
    })
  }

  #judge(request: IncomingMessage, body: Uint8Array): Verdict {
    const verdict = verify(this.#options.secret, request.headers, body, this.#surroundings.clock.now())
    if (verdict !== 'genuine') this.#inlet.drop(verdict)
    return verdict
  }

  #arrived(): void {
    if (!this.#isThere) this.#inlet.say({ fact: 'connected' })
    this.#isThere = true
  }

  #deliver(text: string): Promise<Delivery> {
    const { platform, mapping } = this.#options
    const { clock } = this.#surroundings
    return deliver(text, { platform, mapping, inlet: this.#inlet, clock, deadlineMs })
  }
}
