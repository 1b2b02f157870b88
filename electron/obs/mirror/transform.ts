import { z } from 'zod'
import type { Transform } from '#shared/model/obs.ts'

/** sceneItemTransform; zod leaves out what newer versions add. */
export const transform: z.ZodType<Transform> = z.object({
  positionX: z.number(),
  positionY: z.number(),
  rotation: z.number(),
  scaleX: z.number(),
  scaleY: z.number(),
  alignment: z.number(),
  boundsType: z.string(),
  boundsAlignment: z.number(),
  boundsWidth: z.number(),
  boundsHeight: z.number(),
  cropLeft: z.number(),
  cropTop: z.number(),
  cropRight: z.number(),
  cropBottom: z.number(),
  sourceWidth: z.number(),
  sourceHeight: z.number(),
  width: z.number(),
  height: z.number(),
})
