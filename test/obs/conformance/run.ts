import {
  type Answer,
  connectRaw,
  type Json,
  type ObsEvent,
  type RawClient,
} from '#test/harness/raw-obs-client.ts'
import type { Kit, Scenario, Step } from './scenario.ts'

export type Seen = {
  readonly label: string
  readonly answer: unknown
  readonly events: readonly ObsEvent[]
}

/** What the scenario shows on the OBS at `url`, step by step. */
export async function play(
  scenario: Scenario,
  url: string,
  password: string,
  kit: Kit,
): Promise<readonly Seen[]> {
  await using client = await connectRaw(url, password)
  const seen: Seen[] = []
  for (const step of scenario.steps(kit)) {
    await step.before?.()
    client.events.length = 0
    const answer = await perform(client, step)
    for (const { type, with: wanted = {} } of step.until ?? []) {
      await client.event((event) => matches(event, type, wanted), `${type} after ${step.label}`)
    }
    await settled(client, step)
    seen.push({ label: step.label, answer, events: client.events.filter(isCompared) })
  }
  return seen
}

function perform(client: RawClient, step: Step): Promise<Answer | Json | null> {
  if (step.batch !== undefined) return client.batch(step.batch)
  if (step.request !== undefined) return client.request(...step.request)
  return Promise.resolve(null)
}

function matches(event: ObsEvent, type: string, wanted: Json): boolean {
  return (
    event.eventType === type &&
    Object.entries(wanted).every(([field, value]) => event.eventData?.[field] === value)
  )
}

/**
 * Waits until everything that follows from a step has been told: OBS is asked to let some frames pass and then to say
 * so itself, which comes behind the events of those frames.
 */
async function settled(client: RawClient, step: Step): Promise<void> {
  if (step.request?.[0].startsWith('Get') === true && step.until === undefined) return
  const marker = Math.random().toString(36)
  const came = client.event((event) => event.eventData?.marker === marker, 'the marker')
  await client.batch({
    executionType: 1,
    requests: [
      { requestType: 'Sleep', requestData: { sleepFrames: 4 } },
      { requestType: 'BroadcastCustomEvent', requestData: { eventData: { marker } } },
    ],
  })
  await came
}

/** Volume meters come all the time, and custom events are our own markers where they carry one. */
function isCompared(event: ObsEvent): boolean {
  return event.eventType !== 'InputVolumeMeters' && event.eventData?.marker === undefined
}
