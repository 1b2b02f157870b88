import type { MessagePort } from 'node:worker_threads'
import type { AnyEntry } from './schema.ts'
import type { FromLedger } from './wire.ts'

/** The most entries in one batch to a subscriber. */
const batchLimit = 512

type Subscription = {
  readonly port: MessagePort
  readonly id: number
  /** The first entry that it has not been sent. */
  next: number
  /** A batch is on its way and has not been taken yet. */
  underWay: boolean
}

/**
 * Sends each subscriber every entry, in order, one batch at a time. Nothing is queued for a slow one: where it has fallen
 * behind what was just written, its next batch is read from storage.
 */
export class Subscriptions {
  readonly #read: (from: number, limit: number) => AnyEntry[]
  readonly #all: Subscription[] = []
  /** First seq that is not recorded yet, as far as anybody here was told. */
  #end = 0

  constructor(read: (from: number, limit: number) => AnyEntry[]) {
    this.#read = read
  }

  add(port: MessagePort, id: number, from: number): void {
    const subscription = { port, id, next: from, underWay: false }
    this.#all.push(subscription)
    this.#send(subscription, this.#read(from, batchLimit))
  }

  taken(port: MessagePort, id: number): void {
    const subscription = this.#find(port, id)
    if (subscription === undefined) return
    subscription.underWay = false
    if (subscription.next < this.#end) this.#send(subscription, this.#read(subscription.next, batchLimit))
  }

  remove(port: MessagePort, id: number): void {
    const index = this.#all.findIndex((one) => one.port === port && one.id === id)
    if (index >= 0) this.#all.splice(index, 1)
  }

  removeAll(port: MessagePort): void {
    for (const { id } of this.#all.filter((one) => one.port === port)) this.remove(port, id)
  }

  /** New entries, durable, in order. */
  publish(entries: readonly AnyEntry[]): void {
    const [first] = entries
    if (first === undefined) return
    this.#end = first.seq + entries.length
    for (const subscription of this.#all.filter(({ underWay }) => !underWay)) {
      const upToDate = subscription.next === first.seq
      this.#send(subscription, upToDate ? entries : this.#read(subscription.next, batchLimit))
    }
  }

  #find(port: MessagePort, id: number): Subscription | undefined {
    return this.#all.find((one) => one.port === port && one.id === id)
  }

  #send(subscription: Subscription, entries: readonly AnyEntry[]): void {
    const last = entries.at(-1)
    if (last === undefined) return
    subscription.next = last.seq + 1
    this.#end = Math.max(this.#end, subscription.next)
    subscription.underWay = true
    const message: FromLedger = { type: 'entries', id: subscription.id, entries }
    subscription.port.postMessage(message)
  }
}
