import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Known, ObsState } from '#shared/model/obs.ts'
import { type Sight, whyLookedAtAgain } from '#shared/model/sight.ts'
import { isOut } from '#shared/rules/session.ts'
import type { TakenSight } from '../pictures/pictures-protocol.ts'

/** What the probe saw, put beside what OBS says. */
export class RoomSight {
  #picture: Known<Sight>
  #wasOut = false
  /** Pictures that OBS was asked for before this say nothing of now. */
  #from: Instant
  #over: { readonly of: ObsState; readonly picture: Known<Sight>; readonly whole: ObsState } | null = null

  constructor(now: Instant) {
    this.#from = now
    this.#picture = { known: false, since: now, why: 'nobody has looked yet' }
  }

  /** A room that goes out is looked at from then on. */
  intend(intent: Intent, now: Instant): void {
    const out = isOut(intent.phase)
    if (out && !this.#wasOut) this.#forget('nobody has looked yet', now)
    this.#wasOut = out
  }

  /** False where it says nothing: the picture is older than the last repair, or could not tell what came of it. */
  see({ sight, askedAt, at }: TakenSight): boolean {
    const isUnclear = sight.label === null || sight.label.verdict === 'cannot-tell'
    if (askedAt < this.#from) return false
    if (!this.#picture.known && this.#picture.why === whyLookedAtAgain && isUnclear) return false
    this.#picture = { known: true, value: sight, at }
    return true
  }

  /**
   * A repair is on its way while the picture lacks the label: only a picture that is asked for from now on shows what
   * came of it, and until there is one nothing is claimed, so that nothing is called restored.
   */
  repairing(now: Instant): void {
    if (this.#picture.known && this.#picture.value.label?.verdict === 'not-seen')
      this.#forget(whyLookedAtAgain, now)
  }

  /** OBS's state with what the picture shows; the same value for the same two. */
  over(obs: ObsState): ObsState {
    const known = this.#over
    if (known?.of === obs && known.picture === this.#picture) return known.whole
    const whole = { ...obs, picture: this.#picture }
    this.#over = { of: obs, picture: this.#picture, whole }
    return whole
  }

  #forget(why: string, now: Instant): void {
    this.#from = now
    this.#picture = { known: false, since: now, why }
  }
}
