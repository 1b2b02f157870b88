import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPictureSize } from '#electron/obs/overlays/picture-size.ts'

const folder = join(import.meta.dirname, '../../../resources/icons')

describe('the icons', () => {
  it('icon.ico holds a PNG of each size that Windows asks for', async () => {
    const ico = await readFile(join(folder, 'icon.ico'))
    const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => 6 + index * 16)
    const sides = entries.map((entry) => {
      const at = ico.readUInt32LE(entry + 12)
      const size = readPictureSize(ico.subarray(at, at + ico.readUInt32LE(entry + 8)))
      expect(ico.readUInt8(entry)).toBe((size?.width ?? 0) % 256)
      return size?.width
    })
    expect(sides).toEqual([16, 24, 32, 48, 64, 128, 256])
  })

  it('icon.icns holds a PNG of each size that macOS asks for', async () => {
    const icns = await readFile(join(folder, 'icon.icns'))
    expect(icns.toString('ascii', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const sides: (number | undefined)[] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      sides.push(readPictureSize(icns.subarray(at + 8))?.width)
    }
    expect(sides).toEqual([32, 64, 128, 256, 256, 512, 512, 1024])
  })

  it.each(['tray-idle', 'tray-live', 'tray-idleTemplate', 'tray-liveTemplate'])(
    '%s has both sizes',
    async (name) => {
      expect(readPictureSize(await readFile(join(folder, `${name}.png`)))).toEqual({ width: 16, height: 16 })
      expect(readPictureSize(await readFile(join(folder, `${name}@2x.png`)))).toEqual({
        width: 32,
        height: 32,
      })
    },
  )
})
