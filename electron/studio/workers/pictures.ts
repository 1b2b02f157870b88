/** The pictures worker: decoding base64 and moving JPEGs costs the control loop nothing when it is done here. */
import { parentPort } from 'node:worker_threads'
import { systemClock } from '../../obs/clock.ts'
import { ObsConnection } from '../../obs/link/connection.ts'
import { PictureTaker } from '../pictures/picture-taker.ts'
import type { FromPictures, PicturesWanted, ToPictures } from '../pictures/pictures-protocol.ts'

if (parentPort === null) throw new Error('the pictures worker runs as a worker only')
const port = parentPort
let taker: PictureTaker | null = null
let wanted: PicturesWanted | null = null

port.on('message', (message: ToPictures) => {
  switch (message.type) {
    case 'connect': {
      taker?.close()
      const address = { url: message.url, password: message.password }
      taker = new PictureTaker(new ObsConnection({ address, clock: systemClock }), (picture: FromPictures) =>
        port.postMessage(picture, [picture.jpeg]),
      )
      if (wanted !== null) taker.want(wanted)
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
    case 'close':
      taker?.close()
      port.close()
  }
})
