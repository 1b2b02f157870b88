import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

const program = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(program).buffer } })

/** A PNG of a QR code with its quiet zone. */
export async function drawQr(content: string): Promise<Buffer> {
  const { image, error } = await writeBarcode(content, { format: 'QRCode', scale: 8, addQuietZones: true })
  if (image === null) throw new Error(`no code for ${content}: ${error}`)
  return Buffer.from(await image.arrayBuffer())
}
