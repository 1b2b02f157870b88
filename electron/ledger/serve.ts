import type { MessagePort } from 'node:worker_threads'
import type { LedgerHealth } from './answer.ts'
import type { Call, CallResult } from './decide.ts'
import { Ledger, type LedgerOptions } from './ledger.ts'
import { problemAsRefusal } from './problem.ts'
import { Subscriptions } from './subscriptions.ts'
import type { FromLedger, ToLedger, WireAnswer } from './wire.ts'

export type ServeOptions = LedgerOptions & {
  /** How often a checkpoint is signed while entries come in, in milliseconds. */
  readonly checkpointEvery: number
}

export type LedgerServer = {
  /** Serves one more client at the other end of this port, until the port closes. */
  connect(port: MessagePort): void
  /** Answers what is waiting, signs a last checkpoint, closes the file and lets the data folder go. */
  close(): void
}

/** The most commands that share one transaction: it bounds how long the first of them waits for the last. */
const groupLimit = 512

type Waiting = { readonly port: MessagePort; readonly id: number; readonly call: Call }

/** Runs the ledger of a data folder in this thread for clients on any number of ports. */
export function serveLedger(options: ServeOptions): LedgerServer {
  const ledger = new Ledger(options)
  const ports = new Set<MessagePort>()
  const subscriptions = new Subscriptions((from, limit) => ledger.entries(from, limit))
  let waiting: Waiting[] = []
  let told: LedgerHealth = ledger.health
  let drain: NodeJS.Immediate | undefined

  const tellHealth = () => {
    const health = ledger.health
    const unchanged = health.writing
      ? told.writing
      : !told.writing && told.problem.code === health.problem.code
    told = health
    if (unchanged) return
    for (const port of ports) send(port, { type: 'health', health })
  }

  const runGroup = () => {
    drain = undefined
    const group = waiting.slice(0, groupLimit)
    waiting = waiting.slice(groupLimit)
    if (waiting.length > 0) drain = setImmediate(runGroup)
    const { results, entries } = ledger.run(group.map(({ call }) => call))
    answer(group, results)
    subscriptions.publish(entries)
    tellHealth()
  }

  const checkpoint = () => {
    const signed = ledger.checkpoint()
    tellHealth()
    return signed
  }
  const timer = setInterval(checkpoint, options.checkpointEvery)

  const receive = (port: MessagePort, message: ToLedger) => {
    switch (message.type) {
      case 'run':
        for (const { id, ...call } of message.calls) waiting.push({ port, id, call })
        // Not at once: first every port that has something to say is heard, so that all of it shares one fsync.
        drain ??= setImmediate(runGroup)
        return
      case 'checkpoint': {
        while (waiting.length > 0) runGroup()
        const signed = checkpoint()
        const outcome = signed.ok ? signed : { ok: false as const, refusal: problemAsRefusal(signed.problem) }
        return send(port, { type: 'checkpoint', id: message.id, outcome })
      }
      case 'subscribe':
        return subscriptions.add(port, message.id, message.from ?? ledger.size)
      case 'taken':
        return subscriptions.taken(port, message.id)
      case 'unsubscribe':
        return subscriptions.remove(port, message.id)
    }
  }

  return {
    connect(port) {
      ports.add(port)
      port.on('message', (message: ToLedger) => receive(port, message))
      port.on('close', () => {
        ports.delete(port)
        subscriptions.removeAll(port)
      })
      send(port, { type: 'health', health: ledger.health })
    },
    close() {
      while (waiting.length > 0) runGroup()
      clearImmediate(drain)
      clearInterval(timer)
      ledger.checkpoint()
      ledger.close()
      for (const port of ports) port.close()
    },
  }
}

/** One message per port for the whole group. */
function answer(group: readonly Waiting[], results: readonly CallResult[]): void {
  const byPort = new Map<MessagePort, WireAnswer[]>()
  for (const [index, { port, id }] of group.entries()) {
    const result = results[index]
    if (result === undefined) throw new RangeError('a group has one result for each of its calls')
    const answers = byPort.get(port) ?? []
    byPort.set(port, answers)
    answers.push(result.broken ? { id, broken: described(result.error) } : { id, answer: result.answer })
  }
  for (const [port, answers] of byPort) sendAnswers(port, answers)
}

function sendAnswers(port: MessagePort, answers: readonly WireAnswer[]): void {
  try {
    send(port, { type: 'answers', answers })
  } catch (error) {
    // A result that no thread can be sent (a function in it, say): that command is broken, the others are not.
    if (answers.length > 1) for (const one of answers) sendAnswers(port, [one])
    else
      for (const { id } of answers)
        send(port, { type: 'answers', answers: [{ id, broken: described(error) }] })
  }
}

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function send(port: MessagePort, message: FromLedger): void {
  port.postMessage(message)
}
