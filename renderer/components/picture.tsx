import { useEffect, useRef } from 'react'
import { useStudio } from '../studio/hooks.ts'

type PictureProps = {
  /** `programme`, or `scene:<name>`. */
  readonly name: string
  /** What it shows; left out where its surroundings say so already. */
  readonly label?: string
  readonly className?: string | undefined
  /** Told when a picture was drawn, with the time in milliseconds. */
  readonly onDrawn?: (at: number) => void
}

/** A live picture on a canvas: each new one is drawn over the last, so nothing flickers and nothing is kept. */
export function Picture({ name, label, className, onDrawn }: PictureProps) {
  const { pictures } = useStudio()
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef(onDrawn)
  drawn.current = onDrawn
  useEffect(
    () =>
      pictures.show(name, (bitmap) => {
        const element = canvas.current
        if (element === null) return
        if (element.width !== bitmap.width) element.width = bitmap.width
        if (element.height !== bitmap.height) element.height = bitmap.height
        element.getContext('2d')?.drawImage(bitmap, 0, 0)
        drawn.current?.(performance.now())
      }),
    [pictures, name],
  )
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return <canvas ref={canvas} className={className} width={9} height={16} {...named} />
}
