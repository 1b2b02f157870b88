import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { Refusal } from '#shared/model/words.ts'

/**
 * Every procedure of the studio starts here: three declared errors and no others. Anything undeclared is a bug.
 * - REFUSED: a rule or the state says no; `data` is the sentence, the citation and the remedy.
 * - SIGNED_OUT: nobody is signed in on this seat.
 * - UNAVAILABLE: the studio cannot do it now (the ledger does not write, OBS is away); trying later may work.
 */
export const procedure = oc.errors({
  REFUSED: { status: 409, data: Refusal },
  SIGNED_OUT: { status: 401, data: Refusal },
  UNAVAILABLE: { status: 503, data: Refusal },
})

/** A stream of state: a snapshot, then conflated changes by field (at most 20 a second). */
export function watchOf<T extends z.ZodRawShape>(view: z.ZodObject<T>) {
  return eventIterator(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('snapshot'), value: view }),
      z.object({ type: z.literal('change'), value: view.partial() }),
    ]),
  )
}

/**
 * A stream of things that happened, in batches, resumed from storage by `after`. `leftOut` counts what a slow
 * reader was not sent; it can be read by asking again with a lower `after`.
 */
export function tailOf<T extends z.ZodType>(item: T) {
  return eventIterator(z.object({ items: z.array(item), next: z.number().int(), leftOut: z.number().int() }))
}

/** `after: null` starts with the newest `backlog` items. */
export const TailInput = z.object({
  after: z.number().int().nullable(),
  backlog: z.number().int().min(0).max(1_000).default(100),
})

/** Answer of a command: the ledger entries that hold it, already durable. */
export const Recorded = z.object({ seqs: z.array(z.number().int()) })
export type Recorded = z.infer<typeof Recorded>
