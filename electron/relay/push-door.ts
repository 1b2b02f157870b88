import type { IncomingMessage, ServerResponse } from 'node:http'
import { isSigned, type PushHeaders, pushHeaders } from '#electron/comments/sources/douyin/signature.ts'
import { RoomName } from '#electron/comments/sources/douyin/wire.ts'
import { answerJson, readBody } from '#electron/comments/sources/http-answers.ts'
import { RecentIds } from '#electron/comments/sources/recent-ids.ts'
import type { Refused } from './refused.ts'
import type { Rooms } from './rooms.ts'

export type PushDoorOptions = {
  readonly secret: string
  readonly rooms: Rooms
  readonly refused: Refused
  readonly now: () => number
  readonly log: (line: string) => void
}

const mostBodyBytes = 1024 * 1024
/** A push whose time is further away than this is taken for an overheard one that somebody plays again. */
const windowMs = 5 * 60_000
const rememberedPushes = 100_000

/**
 * Where the platform pushes to. It counts every answer but 2xx, and one that takes more than two seconds, as failed,
 * sends no comment again and stops for a while after ten failures in a row. So: verify, write, fsync, 200.
 */
export class PushDoor {
  readonly #options: PushDoorOptions
  readonly #taken = new RecentIds(rememberedPushes)
  readonly #underWay = new Map<string, Promise<void>>()

  constructor(options: PushDoorOptions) {
    this.#options = options
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { refused, secret, now } = this.#options
    const body = await readBody(request, mostBodyBytes)
    if (body === null) {
      refused.add('tooLarge')
      return answerJson(response, 413, { err_no: 413, err_msg: 'too large' }, { connection: 'close' })
    }
    const headers = pushHeaders(request.headers)
    if (headers === null || !isSigned(headers, body, secret)) {
      refused.add('wrongSignature')
      return answerJson(response, 401, { err_no: 401, err_msg: 'wrong signature' })
    }
    const sentAt = Number(headers['x-timestamp'])
    if (!(Math.abs(now() - sentAt) <= windowMs)) {
      refused.add('replayed')
      return answerJson(response, 401, { err_no: 401, err_msg: 'too old' })
    }
    await this.#take(headers, body, response)
  }

  async #take(headers: PushHeaders, body: Buffer, response: ServerResponse): Promise<void> {
    const { refused, log } = this.#options
    const { signature } = headers
    if (this.#taken.has(signature) || this.#underWay.has(signature)) refused.add('replayed')
    else if (headers['x-msg-type'] === 'live_comment')
      this.#underWay.set(signature, this.#keep(headers, body))
    try {
      // Whoever plays a push again while it is being written is answered with its outcome.
      await this.#underWay.get(signature)
      answerJson(response, 200, { err_no: 0, err_msg: 'ok' })
    } catch (error) {
      log(`a push was not kept: ${error instanceof Error ? error.message : String(error)}`)
      answerJson(response, 500, { err_no: 500, err_msg: 'not kept' })
    }
  }

  /** Gifts, likes and the like are answered and not stored: nobody here needs them. */
  async #keep(headers: PushHeaders, body: Buffer): Promise<void> {
    const { rooms, refused, now } = this.#options
    const room = RoomName.safeParse(headers['x-roomid'])
    try {
      if (!room.success) return refused.add('malformed')
      const log = await rooms.log(room.data)
      await log.append({ kind: 'push', at: now(), type: headers['x-msg-type'], body: body.toString('utf8') })
      this.#taken.add(headers.signature)
    } catch (error) {
      refused.add('notKept')
      throw error
    } finally {
      this.#underWay.delete(headers.signature)
    }
  }
}
