import { systemClock } from '#electron/obs/clock.ts'
import { ObsConnection } from '#electron/obs/link/connection.ts'
import type { ObsRequest, RequestOutcome } from '#electron/obs/link/outcome.ts'
import { ObsLink } from '#electron/obs/link.ts'
import { defaultPace, type Pace } from '#electron/obs/mirror/due.ts'
import { Mirror } from '#electron/obs/mirror.ts'
import type { Known, LinkState, ObsState, Scene, SceneItem } from '#shared/model/obs.ts'
import { type RealObs, type RealObsOptions, startRealObs } from '#test/harness/real-obs.ts'

/** An OBS with a mirror on it, and a second client that does as it likes. */
export type MirrorRoom<Obs extends AnyObs = RealObs> = AsyncDisposable & {
  readonly obs: Obs
  readonly link: ObsLink
  readonly mirror: Mirror
  readonly saboteur: ObsConnection
}

/** What a mirror needs of an OBS, be it a real one or the rehearsal one. */
type AnyObs = AsyncDisposable & { readonly url: string; readonly password: string }

export async function mirrorRoom(
  options: RealObsOptions = {},
  pace: Pace = defaultPace,
): Promise<MirrorRoom> {
  return mirrorOf(await startRealObs(options), pace)
}

export async function mirrorOf<Obs extends AnyObs>(
  obs: Obs,
  pace: Pace = defaultPace,
): Promise<MirrorRoom<Obs>> {
  const address = { url: obs.url, password: obs.password }
  const link = new ObsLink({ address, clock: systemClock })
  const fingerprint = (secret: string) => `length ${secret.length}`
  const mirror = new Mirror({ link, clock: systemClock, fingerprint, pace })
  const saboteur = new ObsConnection({ address, clock: systemClock })
  await connected(saboteur)
  await until(mirror, 'a known programme', (state) => state.programme.known)
  return {
    obs,
    link,
    mirror,
    saboteur,
    [Symbol.asyncDispose]: async () => {
      mirror.close()
      link.close()
      saboteur.close()
      await obs[Symbol.asyncDispose]()
    },
  }
}

/** Resolves as soon as the mirror's state satisfies `seen`; rejects with `what` when it does not in time. */
export function until(
  mirror: Mirror,
  what: string,
  seen: (state: ObsState) => boolean,
  deadlineMs = 5_000,
): Promise<ObsState> {
  const subject = { now: () => mirror.current, onChange: (look: () => void) => mirror.onChange(look) }
  return firstThat(subject, seen, deadlineMs, () => `not seen within ${deadlineMs} ms: ${what}`)
}

export function reached(
  connection: Pick<ObsConnection, 'state' | 'onState'>,
  what: string,
  seen: (state: LinkState) => boolean,
  deadlineMs = 10_000,
): Promise<LinkState> {
  const subject = { now: () => connection.state, onChange: (look: () => void) => connection.onState(look) }
  return firstThat(
    subject,
    seen,
    deadlineMs,
    () => `not reached within ${deadlineMs} ms: ${what}; it is ${JSON.stringify(connection.state)}`,
  )
}

/** The first state of a subject that satisfies `seen`, beginning with the present one. */
function firstThat<T>(
  subject: { readonly now: () => T; readonly onChange: (look: () => void) => () => void },
  seen: (state: T) => boolean,
  deadlineMs: number,
  sayWhy: () => string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (seen(subject.now())) return resolve(subject.now())
    const stop = subject.onChange(() => {
      const state = subject.now()
      if (!seen(state)) return
      clearTimeout(timer)
      stop()
      resolve(state)
    })
    const timer = setTimeout(() => {
      stop()
      reject(new Error(sayWhy()))
    }, deadlineMs)
  })
}

export function connected(connection: Pick<ObsConnection, 'state' | 'onState'>): Promise<LinkState> {
  return reached(connection, 'connected', (state) => state.phase === 'connected')
}

/** Sends the requests and insists that each of them was carried out. */
export async function must(
  connection: ObsConnection,
  requests: readonly ObsRequest[],
): Promise<readonly unknown[]> {
  const answer = await connection.batch(requests, { deadlineMs: 20_000 })
  if (!answer.ok) throw new Error(`the batch failed: ${JSON.stringify(answer.failure)}`)
  return answer.value.map((outcome: RequestOutcome, index) => {
    if (outcome.ok) return outcome.value
    throw new Error(`${requests[index]?.requestType}: ${JSON.stringify(outcome.failure)}`)
  })
}

/** The value of a known part; undefined where it is not known. */
export function knownValue<T>(part: Known<T> | undefined): T | undefined {
  return part?.known ? part.value : undefined
}

export function itemsOf(state: ObsState, scene: string): readonly SceneItem[] {
  return knownValue<Scene['items'] extends Known<infer T> ? T : never>(state.scenes.get(scene)?.items) ?? []
}

export function itemOf(state: ObsState, scene: string, source: string): SceneItem | undefined {
  return itemsOf(state, scene).find((item) => item.source === source)
}
