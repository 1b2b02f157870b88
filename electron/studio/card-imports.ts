import { createHash, randomUUID } from 'node:crypto'
import { CardId, Sha256 } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { ImportPreview } from '#shared/model/views.ts'
import { allowed, type Outcome, refused } from '#shared/model/words.ts'
import { previewImport } from '../cards/import/preview.ts'
import type { InputOf } from '../ledger/schema.ts'
import type { StudioCommands } from './schema.ts'

type Batch = InputOf<StudioCommands['card.import']>

/** A preview holds for ten minutes: longer, and the file or the pack may no longer be what was looked at. */
const ticketMs = 10 * 60_000

/** Files that were previewed and may be added: nothing of them is written before the ticket is redeemed. */
export class CardImports {
  readonly #pack: Pack
  readonly #now: () => number
  readonly #tickets = new Map<string, { readonly until: number; readonly batch: Batch }>()

  constructor(pack: Pack, now: () => number) {
    this.#pack = pack
    this.#now = now
  }

  async preview(file: string, bytes: Buffer): Promise<Outcome<ImportPreview>> {
    const read = await previewImport({ file, bytes, pack: this.#pack, now: this.#now() })
    if (!read.ok) return read
    const { encoding, good, bad } = read.value
    const ticket = randomUUID()
    const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'))
    const cards = good.map(({ fields }) => ({ card: CardId.parse(randomUUID()), fields }))
    this.#tickets.set(ticket, {
      until: this.#now() + ticketMs,
      batch: { file, sha256, bad: bad.length, cards },
    })
    return allowed({
      file,
      encoding,
      good: good.map(({ row, fields, verdict }) => ({
        row,
        title: fields.title,
        decision: verdict.decision,
        category: fields.category,
      })),
      bad: bad.map(({ row, problems }) => ({ row, problems: [...problems] })),
      ticket,
    })
  }

  /** The cards behind a ticket, once. */
  redeem(ticket: string): Outcome<Batch> {
    const found = this.#tickets.get(ticket)
    this.#tickets.delete(ticket)
    if (found !== undefined && found.until >= this.#now()) return allowed(found.batch)
    return refused({
      code: 'import.ticket-over',
      said: {
        zh: '这次导入预览已失效或已导入过。',
        en: 'This import preview has expired or was used already.',
      },
      remedy: { zh: '请重新选择文件并预览。', en: 'Choose the file again and preview it.' },
      cites: [],
    })
  }
}
