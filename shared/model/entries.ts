/** Every kind of entry that the ledger may hold. To change a stored shape, add a kind; never edit one in place. */
import type { z } from 'zod'
import { archiveBodies } from './archive.ts'
import { cardBodies } from './cards.ts'
import { commentBodies } from './comment-entries.ts'
import { guardBodies } from './guards.ts'
import { holdBodies } from './holds.ts'
import { ledgerBodies } from './ledger.ts'
import { moderationBodies } from './moderation.ts'
import { noticeBodies } from './notices.ts'
import { obsBodies } from './obs-changes.ts'
import { obsEndingBodies } from './obs-ending.ts'
import { peopleBodies } from './people.ts'
import { placeBodies } from './places.ts'
import { probeBodies } from './probe.ts'
import { roomBodies } from './rooms.ts'

export const bodies = {
  ...ledgerBodies,
  ...peopleBodies,
  ...roomBodies,
  ...cardBodies,
  ...placeBodies,
  ...guardBodies,
  ...holdBodies,
  ...noticeBodies,
  ...obsBodies,
  ...obsEndingBodies,
  ...archiveBodies,
  ...commentBodies,
  ...moderationBodies,
  ...probeBodies,
} as const

export type Kind = keyof typeof bodies
export type Body<K extends Kind> = z.infer<(typeof bodies)[K]>
