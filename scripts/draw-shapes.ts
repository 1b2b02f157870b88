/** Flat pictures as data: a list of filled or stroked SVG paths, drawn in order. */
import { type Canvas, createCanvas, Path2D } from '@napi-rs/canvas'

export type Shape = {
  readonly path: string
  readonly fill?: string
  readonly stroke?: string
  readonly width?: number
}

export function fill(colour: string, path: string): Shape {
  return { path, fill: colour }
}

export function stroke(colour: string, width: number, path: string): Shape {
  return { path, stroke: colour, width }
}

export function box(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2)
  return (
    `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
    `h${2 * r - width}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - height}a${r} ${r} 0 0 1 ${r} ${-r}z`
  )
}

export function oval(x: number, y: number, radiusX: number, radiusY = radiusX): string {
  return `M${x - radiusX} ${y}a${radiusX} ${radiusY} 0 1 0 ${radiusX * 2} 0a${radiusX} ${radiusY} 0 1 0 ${-radiusX * 2} 0z`
}

export type Frame = {
  /** What the shapes were designed for, in pixels from left to right. */
  readonly design: number
  readonly width: number
  readonly height: number
  /** How far down the shapes are moved, in design pixels. */
  readonly down?: number
}

/** Draws the shapes in order, scaled to the width of the frame; what is not drawn stays clear. */
export function drawShapes(shapes: readonly Shape[], frame: Frame): Canvas {
  const canvas = createCanvas(frame.width, frame.height)
  const context = canvas.getContext('2d')
  const scale = frame.width / frame.design
  context.scale(scale, scale)
  context.translate(0, frame.down ?? 0)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const shape of shapes) {
    const path = new Path2D(shape.path)
    if (shape.fill !== undefined) {
      context.fillStyle = shape.fill
      context.fill(path)
    }
    if (shape.stroke !== undefined) {
      context.strokeStyle = shape.stroke
      context.lineWidth = shape.width ?? 1
      context.stroke(path)
    }
  }
  return canvas
}
