import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Known, ObsState, OutputState } from '#shared/model/obs.ts'
import { isOut } from '#shared/rules/session.ts'
import type { OutputChange } from './room-protocol.ts'

type Output = OutputChange['output']

/** So long after a stop OBS's status may still say that the output runs, unless OBS has announced a start since. */
const echoMs = 500
/** A status may say that a recording has stopped before OBS announces it with the file's path, which is waited for so long. */
const pathWithinMs = 1_000

/**
 * Notices outputs that start and stop, and whether the studio had asked for it. Also reports what already runs when a
 * room goes out, so that every session's record says how its outputs stood.
 */
export class OutputWatch {
  readonly #tell: (change: OutputChange) => void
  readonly #last = new Map<Output, boolean>()
  /** The session that went out with this output already told about. */
  readonly #outSession = new Map<Output, string | null>()
  readonly #stoppedAt = new Map<Output, Instant>()
  #path: string | null = null
  #pathAwaitedSince: Instant | null = null

  constructor(tell: (change: OutputChange) => void) {
    this.#tell = tell
  }

  /** What OBS announced of an output (StreamStateChanged and its like); a recording's path comes with its stop. */
  announced(output: Output, active: boolean, path: string | null): void {
    if (active) this.#stoppedAt.delete(output)
    if (output === 'record' && path !== null && path !== '') this.#path = path
  }

  /** To be called with every change and on a beat: a start that is believed late is told late. */
  look(obs: ObsState, intent: Intent | null, now: Instant): void {
    // Before it is known what must be, nothing can be called somebody else's doing.
    if (intent === null) return
    this.#see('record', obs.record, intent, now)
    this.#see('stream', obs.stream, intent, now)
    this.#see('virtual-camera', obs.virtualCamera, intent, now)
  }

  #see(output: Output, state: Known<OutputState>, intent: Intent, now: Instant): void {
    if (!state.known) return
    const { active } = state.value
    let last = this.#last.get(output)
    if (active && last === false && now - (this.#stoppedAt.get(output) ?? Number.NEGATIVE_INFINITY) < echoMs)
      return
    if (output === 'record' && last === true) {
      if (!active && this.#awaitsPath(now)) return
      // It stopped and runs again: two recordings, although OBS has announced neither.
      if (active && this.#pathAwaitedSince !== null) {
        this.#report(output, false, true, false, intent)
        last = false
      }
      this.#pathAwaitedSince = null
    }
    if (!active && last === true) this.#stoppedAt.set(output, now)
    this.#last.set(output, active)
    const out = isOut(intent.phase) ? intent.session : null
    const goesOut = out !== null && out !== this.#outSession.get(output)
    this.#outSession.set(output, out)
    // An output that does not run when OBS is first seen is no news.
    const isNews = last !== active && (last !== undefined || active)
    // A room that goes out says how its outputs stand. A recording that does not run is among it: a studio that adopts
    // a session would else take the next one for the one that ended while it was away.
    if (!isNews && !(goesOut && (active || output === 'record'))) return
    this.#report(output, active, isNews, last === undefined && active && isItsOutput(output, intent), intent)
  }

  /** @param askedBefore by a studio that ended */
  #report(output: Output, active: boolean, isNews: boolean, askedBefore: boolean, intent: Intent): void {
    const path = output === 'record' && !active ? this.#path : null
    if (output === 'record') this.#path = null
    this.#tell({
      output,
      active,
      isNews,
      asked: asked(output, active, intent) || askedBefore,
      path,
      room: intent.room,
      session: intent.session,
    })
  }

  #awaitsPath(now: Instant): boolean {
    this.#pathAwaitedSince ??= now
    return this.#path === null && now - this.#pathAwaitedSince < pathWithinMs
  }
}

function asked(output: Output, active: boolean, intent: Intent): boolean {
  if (!active) return !isOut(intent.phase) || (intent.stopOutput && isItsOutput(output, intent))
  if (output === 'record') return intent.record
  return intent.startOutput && isItsOutput(output, intent)
}

/** The output by which a live room goes out. One that runs when OBS is first seen was asked for before, by a studio that ended. */
function isItsOutput(output: Output, { phase, way }: Intent): boolean {
  return phase === 'live' && output === (way === 'obs-stream' ? 'stream' : 'virtual-camera')
}
