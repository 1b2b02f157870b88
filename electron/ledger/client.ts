import type { MessagePort } from 'node:worker_threads'
import type { Outcome } from '#shared/model/words.ts'
import type { Answer, Behalf, LedgerClient, LedgerHealth, SignedCheckpoint } from './answer.ts'
import { ledgerProblem, problemAsRefusal } from './problem.ts'
import type { AnyEntry, Commands } from './schema.ts'
import type { FromLedger, ToLedger } from './wire.ts'

export type ConnectOptions = {
  /** How long an answer may take, in milliseconds; then it is `ledger.no-answer`. */
  readonly deadline: number
}

/** A command of the ledger is broken: an unknown name, an input of the wrong shape, or a decision that threw. */
class BrokenCommandError extends Error {
  constructor(command: string, detail: string) {
    super(`the command ${command} is broken and recorded nothing: ${detail}`)
    this.name = 'BrokenCommandError'
  }
}

type Pending = {
  readonly answered: (answer: Answer) => void
  readonly broken: (detail: string) => void
}

/** Connects this thread to the ledger worker at the other end of `port`. */
export function connectLedger<C extends Commands>(
  port: MessagePort,
  { deadline }: ConnectOptions,
): LedgerClient<C> {
  const pending = new Map<number, Pending>()
  const signing = new Map<number, (outcome: Outcome<SignedCheckpoint>) => void>()
  const listeners = new Map<number, (entries: readonly AnyEntry[]) => void>()
  const healthListeners = new Set<(health: LedgerHealth) => void>()
  let health: LedgerHealth | undefined
  let outbox: Extract<ToLedger, { type: 'run' }>['calls'][number][] = []
  let nextId = 1
  let closed = false

  const send = (message: ToLedger) => port.postMessage(message)
  const giveUp = (ids: Iterable<number>, why: string) => {
    const refusal = problemAsRefusal(ledgerProblem('ledger.no-answer', why))
    for (const id of ids) {
      pending.get(id)?.answered({ outcome: { ok: false, refusal }, seqs: [] })
      signing.get(id)?.({ ok: false, refusal })
      pending.delete(id)
      signing.delete(id)
    }
  }
  const deadlineFor = (ids: readonly number[]) => {
    setTimeout(() => giveUp(ids, `${deadline} ms`), deadline).unref()
  }
  const flush = () => {
    const calls = outbox
    outbox = []
    if (closed)
      return giveUp(
        calls.map(({ id }) => id),
        'closed',
      )
    send({ type: 'run', calls })
    deadlineFor(calls.map(({ id }) => id))
  }

  const receive = (message: FromLedger) => {
    switch (message.type) {
      case 'answers':
        for (const one of message.answers) {
          const waiting = pending.get(one.id)
          pending.delete(one.id)
          if ('answer' in one) waiting?.answered(one.answer)
          else waiting?.broken(one.broken)
        }
        return
      case 'checkpoint':
        signing.get(message.id)?.(message.outcome)
        signing.delete(message.id)
        return
      case 'entries': {
        const listener = listeners.get(message.id)
        if (listener === undefined) return
        listener(message.entries)
        return send({ type: 'taken', id: message.id })
      }
      case 'health':
        health = message.health
        for (const listener of healthListeners) listener(message.health)
        return
    }
  }
  const gone = () => {
    closed = true
    giveUp([...pending.keys(), ...signing.keys()], 'closed')
  }
  port.on('message', receive)
  port.on('close', gone)

  return {
    run(name: string, input: unknown, behalf: Behalf) {
      const id = nextId++
      if (outbox.length === 0) queueMicrotask(flush)
      outbox.push({ id, name, input, behalf })
      return new Promise<Answer<never>>((resolve, reject) => {
        pending.set(id, {
          answered: (answer) => resolve(answer as Answer<never>),
          broken: (detail) => reject(new BrokenCommandError(name, detail)),
        })
      })
    },
    onEntries(listener, from) {
      const id = nextId++
      listeners.set(id, listener)
      send({ type: 'subscribe', id, from: from ?? null })
      return () => {
        listeners.delete(id)
        send({ type: 'unsubscribe', id })
      }
    },
    onHealth(listener) {
      healthListeners.add(listener)
      if (health !== undefined) listener(health)
      return () => healthListeners.delete(listener)
    },
    checkpoint() {
      const id = nextId++
      return new Promise((resolve) => {
        signing.set(id, resolve)
        if (closed) return giveUp([id], 'closed')
        send({ type: 'checkpoint', id })
        deadlineFor([id])
      })
    },
    close() {
      gone()
      port.close()
    },
  }
}
