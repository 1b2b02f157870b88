import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Pixels } from '#shared/rules/pixels.ts'

/** Reads the QR codes of a picture, each content once; codes that hold no text are left out. */
export type QrReader = (picture: Pixels) => Promise<readonly string[]>

/** More than a poster of codes would hold; bounds the time that a picture of noise may take. */
const mostCodes = 8

/**
 * Opens ZXing-C++ from its compiled program (`resources/qr/zxing_reader.wasm`); without it the library would fetch one
 * from the internet.
 * @throws Error where the bytes are no such program.
 */
export async function openQrReader(program: Uint8Array): Promise<QrReader> {
  const wasmBinary = new Uint8Array(program).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  return async ({ width, height, data }) => {
    const picture = { width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' } as const
    const found = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: mostCodes })
    return [...new Set(found.map(({ text }) => text).filter((text) => text !== ''))]
  }
}
