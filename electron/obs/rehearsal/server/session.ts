/** One client's connection: what obs-websocket makes of each message, and which close codes it answers nonsense with. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { closeCode, defaultSubscriptions, execution, type Json, type ObsEvent, op } from '../protocol.ts'
import { asData, type Batch, executeBatch, type Performer } from './batch.ts'

export type Greeting = {
  readonly obsWebSocketVersion: string
  /** '' where no password is asked for. */
  readonly password: string
  readonly salt: string
  readonly challenge: string
}

export type Connection = {
  send(message: Json): void
  close(code: number, reason: string): void
}

/** Thrown while a message is read; the connection is closed with this code and reason. */
class Hangup extends Error {
  readonly code: number

  constructor(code: number, reason: string) {
    super(reason)
    this.code = code
  }
}

/** The proof of knowing the password: base64(sha256(base64(sha256(password + salt)) + challenge)). */
export function authentication(password: string, salt: string, challenge: string): string {
  const hash = (text: string) => createHash('sha256').update(text).digest('base64')
  return hash(hash(password + salt) + challenge)
}

export class Session {
  readonly #connection: Connection
  readonly #greeting: Greeting
  readonly #performer: Performer
  #identified = false
  #subscriptions = 0

  constructor(connection: Connection, greeting: Greeting, performer: Performer) {
    this.#connection = connection
    this.#greeting = greeting
    this.#performer = performer
    const { salt, challenge, obsWebSocketVersion } = greeting
    const secret = greeting.password === '' ? {} : { authentication: { challenge, salt } }
    this.#put(op.hello, { obsWebSocketVersion, rpcVersion: 1, ...secret })
  }

  wants(eventIntent: number): boolean {
    return this.#identified && (this.#subscriptions & eventIntent) !== 0
  }

  tell(event: ObsEvent): void {
    if (this.wants(event.eventIntent)) this.#put(op.event, { ...event })
  }

  /** Everything that a client can send. Rejects only where this program is at fault. */
  async receive(message: string | null): Promise<void> {
    try {
      await this.#handle(parse(message))
    } catch (failure) {
      if (!(failure instanceof Hangup)) throw failure
      this.#connection.close(failure.code, failure.message)
    }
  }

  async #handle(message: Json): Promise<void> {
    if (message.op === undefined)
      throw new Hangup(closeCode.unknownOpCode, 'Your request is missing an `op`.')
    if (typeof message.op !== 'number')
      throw new Hangup(closeCode.unknownOpCode, 'Your `op` is not a number.')
    if (message.d === undefined) {
      throw new Hangup(closeCode.missingDataField, 'Your payload is missing data (`d`).')
    }
    const data = asData(message.d)
    if (data === undefined) {
      throw new Hangup(closeCode.invalidDataFieldType, "Your payload's data (`d`) is not an object.")
    }
    if (!this.#identified && message.op !== op.identify) {
      throw new Hangup(
        closeCode.notIdentified,
        'You attempted to send a non-Identify message while not identified.',
      )
    }
    switch (message.op) {
      case op.identify:
        return this.#identify(data)
      case op.reidentify:
        this.#subscriptions = subscriptionsIn(data) ?? this.#subscriptions
        return this.#put(op.identified, { negotiatedRpcVersion: 1 })
      case op.request:
        return this.#request(data)
      case op.requestBatch:
        return this.#batch(data)
      default:
        throw new Hangup(closeCode.unknownOpCode, `Unknown OpCode: ${message.op}`)
    }
  }

  #identify(data: Json): void {
    if (this.#identified) {
      throw new Hangup(
        closeCode.alreadyIdentified,
        'You are already Identified with the obs-websocket server.',
      )
    }
    if (this.#greeting.password !== '') this.#authenticate(data.authentication)
    if (data.rpcVersion === undefined) {
      throw new Hangup(closeCode.missingDataField, "Your payload's data is missing an `rpcVersion`.")
    }
    if (typeof data.rpcVersion !== 'number') {
      throw new Hangup(closeCode.invalidDataFieldType, 'Your `rpcVersion` is not an unsigned number.')
    }
    if (data.rpcVersion !== 1) {
      throw new Hangup(
        closeCode.unsupportedRpcVersion,
        'Your requested RPC version is not supported by this server.',
      )
    }
    this.#subscriptions = subscriptionsIn(data) ?? defaultSubscriptions
    this.#identified = true
    this.#put(op.identified, { negotiatedRpcVersion: 1 })
  }

  /** OBS itself crashes of a proof that is not a string; this takes it for a wrong one. */
  #authenticate(proof: unknown): void {
    if (proof === undefined) {
      throw new Hangup(
        closeCode.authenticationFailed,
        "Your payload's data is missing an `authentication` string, however authentication is required.",
      )
    }
    const { password, salt, challenge } = this.#greeting
    const wanted = Buffer.from(authentication(password, salt, challenge))
    const given = Buffer.from(String(proof))
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      throw new Hangup(closeCode.authenticationFailed, 'Authentication failed.')
    }
  }

  async #request(data: Json): Promise<void> {
    const requestId = idIn(data)
    const { requestType } = data
    if (requestType === undefined) {
      throw new Hangup(closeCode.missingDataField, "Your payload's data is missing an `requestType`.")
    }
    if (typeof requestType !== 'string') {
      throw new Hangup(closeCode.invalidDataFieldType, 'Your `requestType` is not a string.')
    }
    await this.#performer.perform(requestType, asData(data.requestData), (response) =>
      this.#put(op.requestResponse, { requestType, requestId, ...response }),
    )
  }

  async #batch(data: Json): Promise<void> {
    const requestId = idIn(data)
    const results = await executeBatch(batchIn(data), this.#performer)
    this.#put(op.requestBatchResponse, { requestId, results })
  }

  #put(code: number, d: Json): void {
    this.#connection.send({ op: code, d })
  }
}

function parse(message: string | null): Json {
  if (message === null) {
    throw new Hangup(
      closeCode.messageDecodeError,
      'Your session encoding is set to Json, but a binary message was received.',
    )
  }
  let value: unknown
  try {
    value = JSON.parse(message)
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure)
    // A close frame's reason holds 123 bytes.
    throw new Hangup(closeCode.messageDecodeError, `Unable to decode Json: ${why}`.slice(0, 120))
  }
  const object = asData(value)
  if (object === undefined) throw new Hangup(closeCode.messageDecodeError, 'You sent a non-object payload.')
  return object
}

function idIn(data: Json): unknown {
  if (data.requestId === undefined) {
    throw new Hangup(closeCode.missingDataField, 'Your payload data is missing a `requestId`.')
  }
  return data.requestId
}

function subscriptionsIn(data: Json): number | undefined {
  const subscriptions = data.eventSubscriptions
  if (subscriptions === undefined) return undefined
  if (typeof subscriptions !== 'number' || !Number.isInteger(subscriptions) || subscriptions < 0) {
    throw new Hangup(closeCode.invalidDataFieldType, 'Your `eventSubscriptions` is not an unsigned number.')
  }
  return subscriptions
}

function batchIn(data: Json): Batch {
  const { requests, executionType = execution.serialRealtime, haltOnFailure = false } = data
  if (requests === undefined) {
    throw new Hangup(closeCode.missingDataField, 'Your payload data is missing a `requests`.')
  }
  if (!Array.isArray(requests))
    throw new Hangup(closeCode.invalidDataFieldType, 'Your `requests` is not an array.')
  if (typeof executionType !== 'number' || !Number.isInteger(executionType) || executionType < 0) {
    throw new Hangup(closeCode.invalidDataFieldType, 'Your `executionType` is not a number.')
  }
  const known = Object.values(execution).find((one) => one === executionType)
  if (known === undefined) {
    throw new Hangup(closeCode.invalidDataFieldValue, 'Your `executionType` has an invalid value.')
  }
  const variables = asData(data.variables)
  if (variables !== undefined && known === execution.parallel) {
    throw new Hangup(closeCode.unsupportedFeature, 'Variables are not supported in Parallel mode.')
  }
  if (typeof haltOnFailure !== 'boolean') {
    throw new Hangup(closeCode.invalidDataFieldType, 'Your `haltOnFailure` is not a boolean.')
  }
  // OBS itself crashes of a request that is not an object; this takes it for an empty one.
  return {
    executionType: known,
    haltOnFailure,
    variables: variables ?? {},
    requests: requests.map((request) => asData(request) ?? {}),
  }
}
