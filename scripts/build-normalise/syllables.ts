import { pinyin } from 'pinyin-pro'

/** The syllable of each Chinese character by its commonest reading, numbered from 1 in the order of the alphabet. */
export function syllableTable(): { readonly syllable: Uint16Array; readonly spelling: readonly string[] } {
  const readings = new Map<number, string>()
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const reading = readingOf(String.fromCharCode(code))
    if (reading !== undefined) readings.set(code, reading)
  }
  const spelling = [...new Set(readings.values())].sort()
  const syllable = new Uint16Array(0x10000)
  for (const [code, reading] of readings) syllable[code] = spelling.indexOf(reading) + 1
  return { syllable, spelling }
}

/** Without the tone and with v for ü, as it is typed. */
function readingOf(character: string): string | undefined {
  const [reading = ''] = pinyin(character, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' })
  return /^[a-z]+$/.test(reading) ? reading : undefined
}
