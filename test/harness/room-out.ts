/** Brings a room to its air as an operator does, and looks at OBS beside the studio. */
import { OBSWebSocket } from 'obs-websocket-js/json'
import { readEntries } from '#electron/ledger/log.ts'
import type { AnyEntry } from '#electron/ledger/schema.ts'
import { demoAvatarSource, demoCollection } from '#electron/obs/rehearsal/demo-collection.ts'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import type { RoomView } from '#shared/model/views.ts'
import type { SeatClient, TestStudio } from './studio.ts'

/** How long something may take on a busy machine before a test stops polling for it. */
export const soon = { timeout: 15_000, interval: 20 }

/** An OBS that outlives the studio, as a real one does. */
export function startOwnRehearsal(
  recordDirectory: string,
  more: { readonly port?: number; readonly hasVirtualCamera?: boolean } = {},
): Promise<RehearsalObs> {
  return startRehearsalObs({
    password: 'open sesame',
    canvas: { width: 1080, height: 1920 },
    collections: [demoCollection],
    recordDirectory,
    streamServer: { server: 'rtmp://127.0.0.1:1/rehearsal', key: 'rehearsal' },
    ...more,
  })
}

export function entriesOf(test: TestStudio, ...kinds: readonly string[]): AnyEntry[] {
  const entries = readEntries(test.studio.db, { from: 0, limit: 100_000 })
  return kinds.length === 0 ? entries : entries.filter(({ kind }) => kinds.includes(kind))
}

/** Preflight, every source declared, overlays in place: nothing is missing any more. */
export async function makeReady(test: TestStudio, operator: SeatClient): Promise<RoomView> {
  await test.when('OBS', ({ link, canvas }) => link.phase === 'connected' && canvas !== null)
  await operator.session.beginPreflight({ supervisor: null })
  const { sources } = await test.when('sources', (view) => view.sources.length > 0)
  for (const { name } of sources) {
    const nature = name === demoAvatarSource ? 'virtual-image' : 'real'
    await operator.room.declareSource({ source: name, nature })
  }
  return await test.when(
    'the preflight',
    ({ checks }) => checks.length > 0 && checks.every(({ outcome }) => outcome !== 'fail'),
  )
}

/** Every guard holds and OBS records. */
export const inForce = ({ record, guards }: RoomView) =>
  record?.active === true && guards.every(({ state }) => state === 'in-force' || state === 'off')

/** Somebody else's hand on the studio's OBS; let go at the end of the block (`await using`). */
export async function somebodyAt(
  test: TestStudio,
): Promise<{ readonly obs: OBSWebSocket } & AsyncDisposable> {
  const obs = new OBSWebSocket()
  const { url, password } = test.studio.obsAddress
  await obs.connect(url, password ?? undefined)
  return { obs, [Symbol.asyncDispose]: () => obs.disconnect() }
}
