import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRouterClient } from '@orpc/server'
import { openStudio } from '#electron/studio/open-studio.ts'
import type { ObsChoice } from '#electron/studio/room/obs-choice.ts'
import { studioRouterFor } from '#electron/studio/router/index.ts'
import { emptySeat } from '#electron/studio/seats.ts'
import type { Studio } from '#electron/studio/studio.ts'
import { UserId } from '#shared/model/ids.ts'
import type { RoomView } from '#shared/model/views.ts'

export const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url))

/** The PIN of everybody in the demo room. */
export const demoPin = '246810'

export type TestStudio = AsyncDisposable & {
  readonly studio: Studio
  readonly dataDir: string
  /** A seat of its own, with somebody of the demo signed in at it. */
  signIn(user: DemoUser): Promise<SeatClient>
  /** A seat at which nobody sits. */
  seat(): SeatClient
  /** Waits until the room looks so; fails with what it was waiting for. */
  when(what: string, holds: (view: RoomView) => boolean): Promise<RoomView>
  /** Everything that was logged as a fault. */
  readonly faults: readonly string[]
}

export type DemoUser = 'lin-xiao' | 'zhou-ning' | 'he-yi' | 'su-qing'
export type SeatClient = ReturnType<typeof clientFor>

/** A whole studio in this process, on a data folder of its own, with the demo room in it. */
export async function startTestStudio(
  obs: ObsChoice,
  given: { readonly dataDir?: string } = {},
): Promise<TestStudio> {
  const dataDir = given.dataDir ?? (await mkdtemp(join(tmpdir(), 'fairlive-studio-')))
  const faults: string[] = []
  const studio = await openStudio({
    dataDir,
    resourcesDir,
    version: '0.0.0-test',
    newKeyStore: 'file',
    osKey: null,
    demo: true,
    obs,
    log: (line, error) => faults.push(`${line} ${String(error ?? '')}`),
  })
  return {
    studio,
    dataDir,
    faults,
    seat: () => clientFor(studio),
    async signIn(user) {
      const client = clientFor(studio)
      await client.people.signIn({ user: UserId.parse(user), pin: demoPin })
      return client
    },
    async when(what, holds) {
      for await (const _ of studio.view.watch(AbortSignal.timeout(20_000))) {
        if (holds(studio.view.value)) return studio.view.value
      }
      throw new Error(`waited 20 s for ${what}; the room is ${JSON.stringify(studio.view.value)}`)
    },
    async [Symbol.asyncDispose]() {
      await studio.close()
      if (given.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function clientFor(studio: Studio) {
  return createRouterClient(studioRouterFor(studio), { context: { seat: emptySeat() } })
}
