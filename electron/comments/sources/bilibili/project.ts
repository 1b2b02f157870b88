import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { parsedJson } from '../json.ts'
import type { SourceClock } from '../source.ts'
import { type BilibiliKey, signedHeaders } from './signature.ts'

export type ProjectOptions = {
  /** Without a path. */
  readonly api: string
  readonly key: BilibiliKey
  readonly appId: number
  readonly clock: SourceClock
}

/** `code` is the platform's; null where it was not reached. */
export type ProjectFailure = { readonly ok: false; readonly code: number | null; readonly why: string }

export type Run = {
  readonly ok: true
  /** Names this run; empty where the project runs without heartbeats. */
  readonly game: string
  readonly authBody: string
  readonly addresses: readonly string[]
}

const deadlineMs = 10_000

const Envelope = z.object({ code: z.number(), message: z.string().default(''), data: z.unknown().optional() })

const Started = z.object({
  game_info: z.object({ game_id: z.string() }).default({ game_id: '' }),
  websocket_info: z.object({ auth_body: z.string().min(1), wss_link: z.array(z.string()).min(1) }),
})

/** A project of the live open platform, run for one host: started with the host's identity code, kept alive, ended. */
export class BilibiliProject {
  readonly #options: ProjectOptions

  constructor(options: ProjectOptions) {
    this.#options = options
  }

  /** @param identityCode the host's own (身份码); it is as good as a password for their room */
  async start(identityCode: string): Promise<Run | ProjectFailure> {
    const answer = await this.#post('/v2/app/start', { code: identityCode, app_id: this.#options.appId })
    if (!answer.ok) return answer
    const started = Started.safeParse(answer.data)
    if (!started.success) return { ok: false, code: 0, why: 'the answer to start is not as documented' }
    const { game_info, websocket_info } = started.data
    return {
      ok: true,
      game: game_info.game_id,
      authBody: websocket_info.auth_body,
      addresses: websocket_info.wss_link,
    }
  }

  /** Each 20 s; after 60 s without one the platform ends the run. */
  heartbeat(game: string): Promise<{ readonly ok: true } | ProjectFailure> {
    return this.#post('/v2/app/heartbeat', { game_id: game })
  }

  /** Without it the room may not be started again for a while. */
  end(game: string): Promise<{ readonly ok: true } | ProjectFailure> {
    return this.#post('/v2/app/end', { app_id: this.#options.appId, game_id: game })
  }

  async #post(
    path: string,
    value: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly ok: true; readonly data: unknown } | ProjectFailure> {
    const { api, key, clock } = this.#options
    const body = JSON.stringify(value)
    const headers = signedHeaders(key, body, Math.floor(clock.now() / 1_000), randomUUID())
    const answer = await ask({ method: 'POST', url: `${api}${path}`, headers, body, clock, deadlineMs })
    if (answer.how === 'unreachable') return { ok: false, code: null, why: answer.why }
    const envelope = Envelope.safeParse(parsedJson(answer.text))
    if (!envelope.success) return { ok: false, code: null, why: `HTTP ${answer.status}` }
    const { code, message, data } = envelope.data
    return code === 0 ? { ok: true, data } : { ok: false, code, why: `${code} ${message.slice(0, 200)}` }
  }
}
