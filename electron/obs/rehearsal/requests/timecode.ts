/** hh:mm:ss.mmm, as obs-websocket tells how long an output has run. */
export function timecode(milliseconds: number): string {
  const whole = Math.max(0, Math.trunc(milliseconds))
  const part = (unit: number, modulo: number, digits: number) =>
    String(Math.trunc(whole / unit) % modulo).padStart(digits, '0')
  const hours = String(Math.trunc(whole / 3_600_000)).padStart(2, '0')
  return `${hours}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}`
}
