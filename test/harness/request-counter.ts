/** Counts what a studio changes in its OBS. */
import { type Between, startBetween } from './between.ts'

export type RequestCounter = Between & {
  /** Messages and requests that change something, in the worst second so far. */
  worstSecond(): { readonly messages: number; readonly requests: number }
}

/** One message of the studio's that changes something. */
type Change = { readonly at: number; readonly requests: number }

export async function startRequestCounter(obsUrl: string): Promise<RequestCounter> {
  const changes: Change[] = []
  const between = await startBetween(obsUrl, {
    asked(all) {
      // Reading, and a word to another studio, changes nothing.
      const requests = all.filter(({ requestType }) => !/^(Get|Broadcast)/.test(requestType)).length
      if (requests > 0) changes.push({ at: performance.now(), requests })
      return all
    },
  })
  return { ...between, worstSecond: () => worst(changes) }
}

function worst(changes: readonly Change[]): { messages: number; requests: number } {
  const most = { messages: 0, requests: 0 }
  let from = 0
  let requests = 0
  for (const [index, change] of changes.entries()) {
    requests += change.requests
    for (
      let first = changes[from];
      first !== undefined && change.at - first.at > 1_000;
      first = changes[from]
    ) {
      requests -= first.requests
      from += 1
    }
    most.messages = Math.max(most.messages, index - from + 1)
    most.requests = Math.max(most.requests, requests)
  }
  return most
}
