/**
 * The pictures worker: takes pictures of OBS for whoever looks at the console, and looks at them itself. Decoding and
 * comparing them costs the control loop nothing when it is done here.
 */
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../../obs/clock.ts'
import { ObsConnection } from '../../obs/link/connection.ts'
import { openQrReader } from '../../probe/qr-codes.ts'
import { EvidenceFolder } from '../pictures/evidence-folder.ts'
import { PictureTaker } from '../pictures/picture-taker.ts'
import type {
  FromPictures,
  PicturesWanted,
  PicturesWorkerData,
  ToPictures,
} from '../pictures/pictures-protocol.ts'
import { ProgrammeEye } from '../pictures/programme-eye.ts'

if (parentPort === null) throw new Error('the pictures worker runs as a worker only')
const port = parentPort
const { qrProgram, evidenceDir } = workerData as PicturesWorkerData
const tell = (message: FromPictures) => port.postMessage(message)
const failed = (what: string, error: unknown) => tell({ type: 'failed', what: `${what}: ${String(error)}` })
const now = () => performance.timeOrigin + performance.now()
/** Without it the label is looked for all the same. */
const reader = readFile(qrProgram)
  .then(openQrReader)
  .catch((error: unknown) => {
    failed('QR codes cannot be read', error)
    return null
  })

const eye = new ProgrammeEye({
  evidence: new EvidenceFolder(evidenceDir),
  readCodes: async (picture) => (await reader)?.(picture) ?? [],
  tell: (taken) => tell({ type: 'sight', taken }),
  failed,
})
let taker: PictureTaker | null = null
let wanted: PicturesWanted | null = null

port.on('message', (message: ToPictures) => {
  switch (message.type) {
    case 'connect': {
      taker?.close()
      const address = { url: message.url, password: message.password }
      taker = new PictureTaker({
        connection: new ObsConnection({ address, clock: systemClock }),
        eye,
        give: (name, jpeg) =>
          port.postMessage({ type: 'picture', name, jpeg } satisfies FromPictures, [jpeg]),
        now,
      })
      if (wanted !== null) taker.want(wanted)
      taker.retime()
      return
    }
    case 'disconnect':
      taker?.close()
      taker = null
      return
    case 'want':
      wanted = message.wanted
      taker?.want(message.wanted)
      return
    case 'aim':
      eye.aim(message.target)
      taker?.retime()
      return
    case 'keep': {
      const { id, asked } = message
      const none = { before: null, during: null, after: null }
      eye.keep(asked).then(
        (pictures) => tell({ type: 'kept', id, pictures }),
        (error: unknown) => {
          failed('the pictures of an incident could not be kept', error)
          tell({ type: 'kept', id, pictures: none })
        },
      )
      return
    }
    case 'close':
      taker?.close()
      port.close()
  }
})
