import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson, refuseUpgrade } from '../http-answers.ts'
import { type Listening, listen, type Tls } from '../listen.ts'
import type { Source, SourceSink, SourceSurroundings } from '../source.ts'
import { IntakeSource, type IntakeSourceOptions, mostBodyBytes } from './source.ts'

export type IntakeAddress = {
  /** Where it listens; the loopback address where nothing else is asked for. */
  readonly host?: string
  /** 0 takes any free port. */
  readonly port: number
  readonly tls?: Tls
}

export type IntakeOptions = IntakeAddress & {
  readonly sources: readonly IntakeSourceOptions[]
}

/** The sink of the source with that name. */
export type SinkOf = (source: string) => SourceSink

export type Intake = {
  readonly port: number
  readonly sources: readonly Source[]
  /** Closes every source, then the address. */
  close(): Promise<void>
}

const path = /^\/v1\/comments\/(?<name>[A-Za-z0-9_-]{1,64})$/

/**
 * The address at which other programs hand in comments (docs/comments-intake.md): one path for each source, each with
 * a secret of its own. Rejects where the address is taken or not safe.
 */
export async function openIntake(
  options: IntakeOptions,
  sinkOf: SinkOf,
  surroundings: SourceSurroundings,
): Promise<Intake> {
  const { host = '127.0.0.1', port, tls = null } = options
  const sources = new Map<string, IntakeSource>()
  const listening: Listening = await listen(
    { host, port, tls, mostBytes: mostBodyBytes },
    {
      request: (request, response) => void receive(sources, request, response, surroundings),
      upgrade(request, socket, head) {
        // A sender that goes away while it is turned away is no matter.
        socket.on('error', () => socket.destroy())
        const source = sources.get(nameIn(request))
        if (source === undefined) refuseUpgrade(socket, 404)
        else
          source.connect(request, socket, (use) =>
            listening.sockets.handleUpgrade(request, socket, head, use),
          )
      },
    },
  )
  for (const each of options.sources)
    sources.set(each.name, new IntakeSource(each, sinkOf(each.name), surroundings))
  return {
    port: listening.port,
    sources: [...sources.values()],
    async close() {
      await Promise.all([...sources.values()].map((source) => source.close()))
      await listening.close()
    },
  }
}

async function receive(
  sources: ReadonlyMap<string, IntakeSource>,
  request: IncomingMessage,
  response: ServerResponse,
  { log }: SourceSurroundings,
): Promise<void> {
  const source = sources.get(nameIn(request))
  if (source === undefined) return answerJson(response, 404, { error: 'no such source' })
  try {
    await source.receive(request, response)
  } catch (error) {
    // The sender went away in the middle of its request, and will send again.
    log(`${source.name}: a request was not received: ${error instanceof Error ? error.name : 'unknown'}`)
    response.destroy()
  }
}

function nameIn({ url }: IncomingMessage): string {
  return path.exec(url ?? '')?.groups?.name ?? ''
}
