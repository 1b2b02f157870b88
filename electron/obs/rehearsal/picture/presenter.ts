/** Test pictures that live: a presenter, an avatar and a product on its stand, drawn for any moment. */
import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Instant } from '#shared/model/ids.ts'
import type { Json } from '../protocol.ts'

/** All figures are drawn on a sheet of this size and scaled to the input's. */
const sheet = { width: 1080, height: 1920 }

/** A swing between -1 and 1. */
function swing(now: Instant, periodMilliseconds: number, phase = 0): number {
  return Math.sin((now / periodMilliseconds + phase) * 2 * Math.PI)
}

/** `settings` are the camera's: figure, hue, width, height. */
export function drawFigure(context: SKRSContext2D, settings: Json, now: Instant): void {
  const width = typeof settings.width === 'number' ? settings.width : sheet.width
  const height = typeof settings.height === 'number' ? settings.height : sheet.height
  const hue = typeof settings.hue === 'number' ? settings.hue : 24
  context.save()
  backdrop(context, width, height, hue)
  const scale = Math.min(width / sheet.width, height / sheet.height)
  context.translate((width - sheet.width * scale) / 2, height - sheet.height * scale)
  context.scale(scale, scale)
  if (settings.figure === 'product') drawProduct(context, hue, now)
  else drawPerson(context, hue, now, settings.figure === 'avatar')
  context.restore()
  drawClock(context, width, height, now)
}

function backdrop(context: SKRSContext2D, width: number, height: number, hue: number): void {
  const wall = context.createLinearGradient(0, 0, 0, height)
  wall.addColorStop(0, `hsl(${hue}, 38%, 82%)`)
  wall.addColorStop(0.72, `hsl(${hue}, 30%, 66%)`)
  wall.addColorStop(0.721, `hsl(${hue}, 24%, 46%)`)
  wall.addColorStop(1, `hsl(${hue}, 26%, 30%)`)
  context.fillStyle = wall
  context.fillRect(0, 0, width, height)
  context.fillStyle = `hsla(${hue}, 60%, 96%, 0.35)`
  for (let shelf = 0; shelf < 3; shelf++) {
    const y = height * (0.16 + shelf * 0.15)
    context.fillRect(0, y, width, height * 0.006)
    for (let jar = 0; jar < 5; jar++) {
      const w = width * 0.09
      context.fillRect(width * (0.05 + jar * 0.2), y - w * (1 + ((jar + shelf) % 3) * 0.3), w, w * 1.9)
    }
  }
}

function ellipse(context: SKRSContext2D, x: number, y: number, rx: number, ry: number, fill: string): void {
  context.fillStyle = fill
  context.beginPath()
  context.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI)
  context.fill()
}

function drawPerson(context: SKRSContext2D, hue: number, now: Instant, isAvatar: boolean): void {
  const sway = swing(now, 5200) * 14
  const skin = isAvatar ? 'hsl(205, 45%, 82%)' : 'hsl(26, 52%, 76%)'
  const hair = isAvatar ? 'hsl(262, 42%, 40%)' : 'hsl(18, 32%, 20%)'
  const cloth = `hsl(${(hue + 190) % 360}, 46%, 42%)`
  const x = 540 + sway
  // Body and the arm that points at what is being sold.
  context.fillStyle = cloth
  context.beginPath()
  context.moveTo(x - 330, 1920)
  context.bezierCurveTo(x - 330, 1330, x - 240, 1190, x, 1190)
  context.bezierCurveTo(x + 240, 1190, x + 330, 1330, x + 330, 1920)
  context.fill()
  const reach = 110 + swing(now, 3100) * 50
  context.strokeStyle = cloth
  context.lineWidth = 120
  context.lineCap = 'round'
  context.beginPath()
  context.moveTo(x + 250, 1370)
  context.quadraticCurveTo(x + 420, 1560, x + 330, 1700 - reach)
  context.stroke()
  ellipse(context, x + 330, 1690 - reach, 66, 60, skin)
  ellipse(context, x, 1130, 92, 130, skin)
  // Head: hair behind, face, fringe.
  ellipse(context, x, 850, 262, 320, hair)
  ellipse(context, x, 880, 208, 260, skin)
  context.fillStyle = hair
  context.beginPath()
  context.moveTo(x - 222, 880)
  context.quadraticCurveTo(x - 240, 580, x, 570)
  context.quadraticCurveTo(x + 240, 580, x + 222, 880)
  context.quadraticCurveTo(x + 90, 690, x - 222, 880)
  context.fill()
  const blink = now % 3700 < 140 ? 4 : isAvatar ? 30 : 22
  for (const at of [-84, 84]) {
    ellipse(context, x + at, 880, 22, blink, 'hsl(220, 30%, 18%)')
    if (blink > 4) ellipse(context, x + at + 7, 872, 7, 7, 'white')
  }
  ellipse(context, x, 1010, 46, 10 + Math.abs(swing(now, 430)) * 20, 'hsl(350, 52%, 46%)')
  if (isAvatar) {
    context.strokeStyle = 'hsla(190, 95%, 62%, 0.8)'
    context.lineWidth = 8
    context.beginPath()
    context.ellipse(x, 560 + swing(now, 2600) * 10, 190, 44, 0, 0, 2 * Math.PI)
    context.stroke()
  }
}

function drawProduct(context: SKRSContext2D, hue: number, now: Instant): void {
  const turn = swing(now, 6000)
  ellipse(context, 540, 1560, 400, 90, `hsl(${hue}, 20%, 88%)`)
  context.fillStyle = `hsl(${(hue + 130) % 360}, 42%, 34%)`
  context.fillRect(320, 820, 440, 720)
  ellipse(context, 540, 1540, 220, 52, `hsl(${(hue + 130) % 360}, 42%, 28%)`)
  ellipse(context, 540, 820, 220, 52, `hsl(${(hue + 130) % 360}, 36%, 52%)`)
  context.fillStyle = 'hsl(44, 72%, 88%)'
  const label = 300 * (0.65 + 0.35 * Math.abs(turn))
  context.fillRect(540 + turn * 70 - label / 2, 1010, label, 330)
  context.fillStyle = 'hsla(0, 0%, 100%, 0.28)'
  context.fillRect(370 + turn * 30, 850, 46, 660)
}

function drawClock(context: SKRSContext2D, width: number, height: number, now: Instant): void {
  const at = new Date(now)
  const two = (value: number) => String(value).padStart(2, '0')
  const tenth = Math.trunc(at.getMilliseconds() / 100)
  const text = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${tenth}`
  const size = Math.round(Math.min(width, height) * 0.042)
  context.font = `${size}px monospace`
  context.textBaseline = 'middle'
  const box = { width: size * 6.6, height: size * 1.7 }
  context.fillStyle = 'rgba(0, 0, 0, 0.45)'
  context.fillRect(width - box.width, height - box.height, box.width, box.height)
  context.fillStyle = 'white'
  context.fillText(text, width - box.width + size * 0.35, height - box.height / 2)
}
