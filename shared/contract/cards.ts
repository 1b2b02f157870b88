import { z } from 'zod'
import { CardFields, Verdict } from '#shared/model/cards.ts'
import { CardId } from '#shared/model/ids.ts'
import { CardView, CategoryView, ImportPreview } from '#shared/model/views.ts'
import { procedure, Recorded, watchOf } from './base.ts'

export const cards = {
  watch: procedure.output(watchOf(z.object({ cards: z.array(CardView), pack: z.string() }))),
  categories: procedure.output(z.array(CategoryView)),
  /** What the directory would say, without adding anything. */
  judge: procedure.input(CardFields).output(Verdict),
  add: procedure.input(CardFields).output(z.object({ card: CardId, verdict: Verdict })),
  change: procedure
    .input(z.object({ card: CardId, fields: CardFields }))
    .output(z.object({ verdict: Verdict })),
  remove: procedure.input(z.object({ card: CardId, reason: z.string().min(1) })).output(Recorded),
  approve: procedure.input(z.object({ card: CardId, reason: z.string().min(1) })).output(Recorded),
  air: procedure.input(z.object({ card: CardId })).output(Recorded),
  pull: procedure.output(Recorded),
  /** `bytes` is the file in base64, at most 8 MB; nothing is added before `importCommit`. */
  importPreview: procedure
    .input(z.object({ file: z.string().max(255), bytes: z.base64() }))
    .output(ImportPreview),
  importCommit: procedure
    .input(z.object({ ticket: z.string() }))
    .output(z.object({ added: z.number().int() })),
}
