/** What happens to the world without a request: time passes, and files on disk change. */
import type { Instant } from '#shared/model/ids.ts'
import type { ObsEvent } from '../protocol.ts'
import { collectionLoaded } from '../requests/collections.ts'
import { loaded } from '../requests/inputs.ts'
import { streamStarted, streamStopped } from '../requests/stream.ts'
import { renderFrame } from './frame.ts'
import { endTransition, frameMilliseconds, schedule } from './programme.ts'
import { showingSources } from './reach.ts'
import { withSource } from './sources.ts'
import type { Outcome, Senses } from './step.ts'
import type { Due, World } from './world.ts'

/** When the next thing is due. */
export function nextDue(world: World): Instant {
  return world.agenda[0]?.at ?? Infinity
}

/** Lets everything happen that is due by now, in order of time. */
export function advance(
  world: World,
  senses: Senses,
): { readonly world: World; readonly events: readonly ObsEvent[] } {
  let current = world
  const events: ObsEvent[] = []
  for (let due = current.agenda[0]; due !== undefined && due.at <= senses.now; due = current.agenda[0]) {
    current = { ...current, agenda: current.agenda.slice(1) }
    const outcome = happen(current, due, senses)
    const next = outcome.world ?? current
    current = due.what === 'frame' ? next : withFrameDue(current, next, senses.now)
    events.push(...(outcome.events ?? []))
  }
  return { world: current, events }
}

/** After a change a frame is due: some of what follows from it happens only when OBS renders. */
export function withFrameDue(before: World, after: World, now: Instant): World {
  if (after === before || after.agenda.some((due) => due.what === 'frame')) return after
  return schedule(after, { what: 'frame', at: now + frameMilliseconds(after) })
}

function happen(world: World, due: Due, senses: Senses): Outcome {
  switch (due.what) {
    case 'frame':
      return world.loading ? {} : renderFrame(world)
    case 'transition-ends':
      return endTransition(world)
    case 'collection-loaded':
      return collectionLoaded(world, due.created, senses)
    case 'stream-started':
      return streamStarted(world, senses.now)
    case 'stream-stopped':
      return streamStopped(world)
    case 'files-checked':
      return checkFiles(world, senses)
  }
}

/** OBS looks at the files of images that are shown, and reads those again whose modification time is another. */
function checkFiles(world: World, senses: Senses): Outcome {
  let next = schedule(world, { what: 'files-checked', at: senses.now + world.rules.timing.fileCheck })
  for (const id of showingSources(world)) {
    const source = world.sources.get(id)
    if (source?.type !== 'input' || source.kind !== 'image_source') continue
    const read = loaded(source, senses)
    if (read.fileTime !== source.fileTime) next = withSource(next, read)
  }
  return { world: next }
}
