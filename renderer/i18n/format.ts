/** How numbers and times are written. All pure: the zone and the language are arguments. */
export type Language = 'zh-CN' | 'en'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language} ${zone} ${JSON.stringify(options)}`
  const known = formats.get(name)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...options,
    timeZone: zone,
    hourCycle: 'h23',
  })
  formats.set(name, made)
  return made
}

/** 21:04:09 in the room's zone. */
export function clockTime(at: number, zone: string, language: Language): string {
  return format(language, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at)
}

/** 2026-11-24 in the room's zone. */
export function calendarDate(at: number, zone: string): string {
  const parts = format('en', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

export function dateAndTime(at: number, zone: string, language: Language): string {
  return `${calendarDate(at, zone)} ${clockTime(at, zone, language)}`
}

/** Milliseconds as 1:02:03; hours are always written so that the width does not change during a session. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000))
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Fen as yuan with two digits: 1234500 is ¥12,345.00. */
export function yuan(fen: number): string {
  const whole = Math.floor(fen / 100).toString()
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `¥${grouped}.${String(fen % 100).padStart(2, '0')}`
}

/** Yuan as typed (12, 12.5, ¥1,234.56) to fen; null where it is no amount with at most two digits. */
export function fenOf(typed: string): number | null {
  const plain = typed
    .trim()
    .replace(/^[¥￥]\s*/, '')
    .replaceAll(/[,，]/g, '')
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(plain)
  if (match === null) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

export function byteSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000
    unit += 1
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`
}

/** A long hash, so that two can be compared by eye. */
export function shortHash(hex: string): string {
  return hex.length <= 20 ? hex : `${hex.slice(0, 8)}…${hex.slice(-8)}`
}
