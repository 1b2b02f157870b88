import { z } from 'zod'
import { CardId, Instant, Sha256 } from './ids.ts'
import { Words } from './words.ts'

/** What viewers are told by the studio itself, on a carrier of its own. */
export const NoticeKind = z.enum(['warning', 'minors', 'off-platform', 'place'])
export type NoticeKind = z.infer<typeof NoticeKind>

/** Which showing is meant: the card is the one that the notice goes before, where it goes before one. */
const Showing = z.object({ notice: NoticeKind, card: CardId.nullable(), shownAt: Instant })

export const noticeBodies = {
  /** A notice was proved to stand in the programme; `picture` is what viewers see of it, `pack` gave its text. */
  'notice.shown': Showing.extend({ text: Words, picture: Sha256, pack: z.string() }),
  /**
   * It stands no more. `stoodMs` is for how long that was proved, by a clock that cannot be set. `interrupted`: it was
   * still asked for and could no longer be proved.
   */
  'notice.ended': Showing.extend({
    endedAt: Instant,
    stoodMs: z.number().int().nonnegative(),
    why: z.enum(['over', 'interrupted']),
  }),
} as const
