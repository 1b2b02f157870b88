import { join } from 'node:path'
import { evidenceDir } from './evidence-folder.ts'
import { PictureDesk } from './picture-desk.ts'
import type { TakenSight } from './pictures-protocol.ts'

type Studio = {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly log: (line: string, error?: unknown) => void
}

/** The pictures worker of a studio; `onSight` hears what its probe sees. */
export function openPictures(
  { dataDir, resourcesDir, log }: Studio,
  onSight: (taken: TakenSight) => void,
): PictureDesk {
  return new PictureDesk({
    qrProgram: join(resourcesDir, 'qr', 'zxing_reader.wasm'),
    evidenceDir: evidenceDir(dataDir),
    onSight,
    onDeath: (error) => log('the pictures worker died: nobody looks at the programme', error),
    log,
  })
}
