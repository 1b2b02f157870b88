/** An OBS, somebody at it, and a witness who only listens; all of it can be set up anew. */
import { OBSWebSocket } from 'obs-websocket-js/json'
import { connectRaw, type RawClient } from '../raw-obs-client.ts'
import type { StartObs } from './way.ts'

/** All categories of events and the transforms, without the meters. */
const subscriptions = 0x7ff | (1 << 19)

export type Between = AsyncDisposable & { readonly url: string }
/** Lays something between the room and its OBS. */
export type Lay = (url: string) => Promise<Between>

export class Stage {
  readonly obs = new OBSWebSocket()
  readonly #start: () => ReturnType<StartObs>
  readonly #lay: Lay | undefined
  #program: Awaited<ReturnType<StartObs>>
  #between: Between | null = null
  #witness: RawClient | null = null
  #heard: { readonly name: string; readonly at: number }[] = []

  private constructor(
    start: () => ReturnType<StartObs>,
    lay: Lay | undefined,
    program: Awaited<ReturnType<StartObs>>,
  ) {
    this.#start = start
    this.#lay = lay
    this.#program = program
  }

  static async set(start: () => ReturnType<StartObs>, lay?: Lay): Promise<Stage> {
    const stage = new Stage(start, lay, await start())
    await stage.#meet()
    return stage
  }

  get program(): Awaited<ReturnType<StartObs>> {
    return this.#program
  }

  /** Where the room connects to. */
  get url(): string {
    return this.#between?.url ?? this.#program.url
  }

  /** What the witness hears from now on. */
  listen(): readonly { readonly name: string; readonly at: number }[] {
    this.#heard = []
    return this.#heard
  }

  /** How OBS died by itself, or null where it did not. */
  async death(): Promise<string | null> {
    return 'death' in this.#program ? this.#program.death() : null
  }

  async connect(): Promise<void> {
    const { url, password } = this.#program
    await this.obs.disconnect()
    await this.obs.connect(url, password)
    await this.#witness?.[Symbol.asyncDispose]()
    this.#witness = await connectRaw(url, password, subscriptions, ({ eventType }) => {
      this.#heard.push({ name: eventType, at: performance.timeOrigin + performance.now() })
    })
  }

  /** Another OBS in place of this one. */
  async setAgain(): Promise<void> {
    await this[Symbol.asyncDispose]()
    this.#program = await this.#start()
    await this.#meet()
  }

  async #meet(): Promise<void> {
    this.#between = (await this.#lay?.(this.#program.url)) ?? null
    await this.connect()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#witness?.[Symbol.asyncDispose]()
    this.#witness = null
    await this.obs.disconnect()
    await this.#between?.[Symbol.asyncDispose]()
    await this.#program[Symbol.asyncDispose]()
  }
}
