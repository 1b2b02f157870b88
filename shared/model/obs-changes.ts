import { z } from 'zod'

export const obsBodies = {
  /**
   * Somebody changed in OBS, while the room was out, what the studio neither asked for nor changes back. `from` and `to`
   * are names, sizes or folders; of a stream's service its kind and server, never its key.
   */
  'obs.changed': z.object({
    what: z.enum(['collection', 'profile', 'canvas', 'record-folder', 'stream-service', 'stream-key']),
    from: z.string(),
    to: z.string(),
  }),
} as const
