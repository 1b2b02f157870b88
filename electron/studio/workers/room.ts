/** One room's worker: link, mirror and control loop, and nothing slow beside them. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { Intent } from '#shared/model/intent.ts'
import { allGuards } from '../../guards/all.ts'
import { connectLedger } from '../../ledger/client.ts'
import { EvidenceNotes } from '../room/evidence-notes.ts'
import type { Claim } from '../room/first-comer.ts'
import { LedgerNotes } from '../room/ledger-notes.ts'
import { type OpenRoom, openRoom } from '../room/open-room.ts'
import type { FromRoom, RoomWorkerData, ToRoom } from '../room/room-protocol.ts'
import type { StudioCommands } from '../schema.ts'

if (parentPort === null) throw new Error('the room worker runs as a worker only')
const port = parentPort
const { ledger, rules, studio } = workerData as RoomWorkerData
const client = connectLedger<StudioCommands>(ledger, { deadline: 15_000 })
const now = () => performance.timeOrigin + performance.now()
const notes = new LedgerNotes(client, now)
/** Another worker of this studio is another claim: the last one has died. */
const me: Claim = { id: randomUUID(), name: studio, since: now() }
/** Fingerprints of stream keys are comparable within one run of the studio and worthless outside it. */
const fingerprintKey = randomBytes(32)

const tell = (message: FromRoom) => port.postMessage(message)
const evidence = new EvidenceNotes({
  write: (record, where) => notes.write(record, where),
  ask: (id, asked) => tell({ type: 'keep', id, asked }),
  after: (ms, then) => void setTimeout(then, ms),
})
let open: OpenRoom | null = null
let intent: Intent | null = null

port.on('message', (message: ToRoom) => {
  switch (message.type) {
    case 'connect':
      open?.close()
      open = openRoom({
        address: { url: message.url, password: message.password },
        guards: allGuards,
        rules,
        me,
        now,
        fingerprint: (key) => createHmac('sha256', fingerprintKey).update(key).digest('hex').slice(0, 16),
        record: (record, where) => evidence.write(record, where, intent?.probe != null),
        tell,
      })
      if (intent !== null) open.setIntent(intent)
      return
    case 'disconnect':
      open?.close()
      open = null
      return
    case 'intent':
      intent = message.intent
      open?.setIntent(intent)
      return
    case 'sight':
      open?.see(message.taken)
      return
    case 'kept':
      evidence.kept(message.id, message.pictures)
      return
    case 'switch-scene': {
      const { id, scene } = message
      const done = open?.switchScene(scene) ?? Promise.resolve(false)
      void done.then((switched) => tell({ type: 'switched', id, done: switched }))
      return
    }
    case 'close':
      open?.close()
      evidence.close()
      client.close()
      port.close()
  }
})
