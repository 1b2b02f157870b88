/** The product's own ledger without the studio around it: every command against real tables, with time as a value. */
import type { Answer } from '#electron/ledger/answer.ts'
import { type LedgerReader, openLedgerReader } from '#electron/ledger/connection.ts'
import { openDataFolder, signerOf } from '#electron/ledger/keys.ts'
import { Ledger } from '#electron/ledger/ledger.ts'
import { readEntries } from '#electron/ledger/log.ts'
import { checkTables } from '#electron/ledger/rebuild.ts'
import type { AnyEntry, InputOf, ResultOf } from '#electron/ledger/schema.ts'
import { latestSession, theRoom } from '#electron/rooms/read.ts'
import { loadPack } from '#electron/studio/pack.ts'
import { type StudioCommands, studioSchema } from '#electron/studio/schema.ts'
import { RoomId, UserId } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import { type PinVerifier, type Role, studioActor } from '#shared/model/people.ts'
import type { Room } from '#shared/model/rooms.ts'
import { countingRandom, temporaryFolder } from './ledger-folder.ts'
import { resourcesDir } from './studio.ts'

export const shippedPack = loadPack(resourcesDir)

/** 2026-11-24 12:00 in Shanghai. */
export const noon = 1_795_492_800_000

export const testRoom: Room = {
  id: RoomId.parse('room'),
  name: '山前茶铺',
  platform: '演示平台',
  filing: '备-1',
  way: 'obs-stream',
  sells: true,
  timeZone: 'Asia/Shanghai',
}

/** A verifier that is no slow hash: what is compared is made up as well. */
export function pinOf(text: string): PinVerifier {
  return { scheme: 'scrypt-hmac-1', salt: 'c2FsdHNhbHRzYWx0c2FsdA==', verifier: text.padEnd(44, '=') }
}

export type StudioLedger = Disposable & {
  readonly dataDir: string
  readonly vkey: string
  readonly db: LedgerReader
  /** The instant of the next command. */
  now: number
  /** Runs a command for a person, or for the studio itself where nobody is named. Throws where the command is broken. */
  run<Name extends keyof StudioCommands & string>(
    name: Name,
    input: InputOf<StudioCommands[Name]>,
    user?: string,
  ): Answer<ResultOf<StudioCommands[Name]>>
  entries(): readonly AnyEntry[]
  /** Signs what is recorded so far. */
  checkpoint(): void
  kinds(): readonly string[]
  /** Tables that are not what a replay of the log gives; none where all is well. */
  differing(): readonly string[]
}

/** On a data folder of its own, or on one that outlives it; under the shipped pack, or another one. */
export function openStudioLedger(given?: string, pack: Pack = shippedPack): StudioLedger {
  const schema = studioSchema(pack)
  const folder = given === undefined ? temporaryFolder() : { path: given, [Symbol.dispose]: () => undefined }
  const random = countingRandom()
  const { keys } = openDataFolder({ dataDir: folder.path, newKeyStore: 'file', osKey: null, random })
  if ('code' in keys) throw new Error(keys.said.en)
  const signer = signerOf(keys)
  const clock = { now: noon }
  const options = { schema, dataDir: folder.path, signer, product: 'test 1' }
  const ledger = new Ledger({ ...options, clock: () => clock.now, random })
  const db = openLedgerReader(folder.path)
  const where = () => {
    const room = theRoom(db)
    const session = room && latestSession(db, room.id)
    const isOver = session === undefined || session.phase === 'idle' || session.phase === 'archived'
    return { room: room?.id ?? null, session: isOver ? null : session.id }
  }
  const entries = () => readEntries(db, { from: 0, limit: 100_000 })
  return {
    dataDir: folder.path,
    vkey: signer.vkey,
    db,
    get now() {
      return clock.now
    },
    set now(instant) {
      clock.now = instant
    },
    run(name, input, user) {
      const actor = user === undefined ? studioActor : { type: 'user' as const, user: UserId.parse(user) }
      const [result] = ledger.run([{ name, input, behalf: { actor, ...where() } }]).results
      if (result === undefined) throw new Error('a call has one result')
      if (result.broken) throw result.error
      return result.answer as never
    },
    entries,
    checkpoint: () => void ledger.checkpoint(),
    kinds: () => entries().map(({ kind }) => kind),
    differing: () =>
      checkTables(folder.path, schema)
        .filter(({ difference }) => difference !== null)
        .map(({ table }) => table),
    [Symbol.dispose]() {
      db.close()
      ledger.checkpoint()
      ledger.close()
      folder[Symbol.dispose]()
    },
  }
}

/** A ledger with one person of each role (named after it, PIN `right`) and a room. */
export function openStaffedLedger(given?: string): StudioLedger {
  const ledger = openStudioLedger(given)
  for (const role of ['owner', 'supervisor', 'operator', 'auditor'] as const satisfies readonly Role[]) {
    ledger.run('people.add-user', { user: UserId.parse(role), name: role, role, pin: pinOf('right') })
  }
  ledger.run('room.open', testRoom)
  return ledger
}

/** The code of a refusal; null where the command was not refused. */
export function refusalCode({ outcome }: Answer): string | null {
  return outcome.ok ? null : outcome.refusal.code
}
