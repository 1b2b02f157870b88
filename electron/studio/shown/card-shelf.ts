import type { Pack } from '#shared/model/pack.ts'
import type { CardView } from '#shared/model/views.ts'
import { mayAir } from '../../cards/decide.ts'
import { cards } from '../../cards/read.ts'
import type { Reader } from '../../ledger/schema.ts'
import type { CardProblems } from './card-problems.ts'

export type CardShelf = { readonly cards: CardView[]; readonly pack: string }

/** Every card, with whether it may be aired under the pack in force and why not, and what its drawing cannot show. */
export function cardShelf(db: Reader, pack: Pack, problems: CardProblems): CardShelf {
  const shelf = cards(db).map((card): CardView => {
    const may = mayAir(card, pack.name)
    const whyNot = may.ok ? null : may.refusal.said
    return { ...card, mayAir: may.ok, whyNot, problems: [...problems.of(card)] }
  })
  return { cards: shelf, pack: pack.name }
}
