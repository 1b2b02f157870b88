import { randomUUID } from 'node:crypto'
import { CardId } from '#shared/model/ids.ts'
import { judge } from '#shared/rules/directory.ts'
import { cardById } from '../../cards/read.ts'
import type { Studio } from '../studio.ts'
import { procedures, recorded, refusalError, requireRight, settled, signedIn } from './context.ts'

export function cardsRouter(studio: Studio) {
  const { db, door, pack, imports } = studio
  return {
    watch: procedures.cards.watch.handler(({ context, signal }) => {
      signedIn(context)
      return studio.cards.watch(signal ?? new AbortController().signal)
    }),
    categories: procedures.cards.categories.handler(() =>
      pack.categories.map(({ id, parent, name }) => ({ id, parent, name })),
    ),
    judge: procedures.cards.judge.handler(({ input }) => judge(input, pack, Date.now())),
    add: procedures.cards.add.handler(async ({ input, context }) => {
      const card = CardId.parse(randomUUID())
      const answer = await door.asUser(signedIn(context), 'card.add', { card, fields: input })
      settled(answer.outcome)
      return { card, verdict: verdictOf(card) }
    }),
    change: procedures.cards.change.handler(async ({ input, context }) => {
      const answer = await door.asUser(signedIn(context), 'card.change', input)
      settled(answer.outcome)
      return { verdict: verdictOf(input.card) }
    }),
    remove: procedures.cards.remove.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'card.remove', input)),
    ),
    approve: procedures.cards.approve.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'card.approve', input)),
    ),
    air: procedures.cards.air.handler(async ({ input, context }) => {
      const user = signedIn(context)
      const picture = await studio.drawCard(input.card)
      return recorded(await door.asUser(user, 'card.air', { card: input.card, picture }))
    }),
    pull: procedures.cards.pull.handler(async ({ context }) =>
      recorded(await door.asUser(signedIn(context), 'card.pull', {})),
    ),
    importPreview: procedures.cards.importPreview.handler(async ({ input, context }) => {
      requireRight(db, signedIn(context), 'card.import')
      const preview = await imports.preview(input.file, Buffer.from(input.bytes, 'base64'))
      if (!preview.ok) throw refusalError(preview.refusal)
      return preview.value
    }),
    importCommit: procedures.cards.importCommit.handler(async ({ input, context }) => {
      const user = signedIn(context)
      const batch = imports.redeem(input.ticket)
      if (!batch.ok) throw refusalError(batch.refusal)
      const answer = await door.asUser(user, 'card.import', batch.value)
      return { added: settled(answer.outcome) }
    }),
  }

  function verdictOf(card: CardId) {
    const found = cardById(db, card)
    if (found === undefined) throw new Error(`card ${card} was recorded but is not in the tables`)
    return found.verdict
  }
}
