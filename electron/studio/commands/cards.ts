import { z } from 'zod'
import { CardFields } from '#shared/model/cards.ts'
import { CardId, Sha256 } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import { judge } from '#shared/rules/directory.ts'
import {
  decideAdd,
  decideAir,
  decideApprove,
  decideChange,
  decideImport,
  decideJudgeAgain,
  decidePull,
  decideRemove,
} from '../../cards/decide.ts'
import { cardById, cards, onAir } from '../../cards/read.ts'
import type { Context } from '../../ledger/decision.ts'
import type { Reader } from '../../ledger/schema.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import { personCommand, studioCommand } from './command.ts'

const NewCard = z.object({ card: CardId, fields: CardFields })

function currentlyOnAir(db: Reader) {
  const room = theRoom(db)
  return room && onAir(db, room.id)
}

/** Verdicts are given where the entry is written, under the pack that this worker holds: no caller can bring its own. */
export function cardCommands(pack: Pack) {
  const judged = ({ card, fields }: z.output<typeof NewCard>, { now }: Context) => ({
    card,
    fields,
    verdict: judge(fields, pack, now),
  })
  return {
    'card.add': personCommand('card.add', NewCard, (_db, input, context) =>
      decideAdd(judged(input, context)),
    ),
    'card.change': personCommand('card.change', NewCard, (db, input, context) =>
      decideChange({ card: cardById(db, input.card), onAir: currentlyOnAir(db) }, judged(input, context)),
    ),
    'card.remove': personCommand(
      'card.remove',
      z.object({ card: CardId, reason: z.string().min(1) }),
      (db, input) => decideRemove({ card: cardById(db, input.card), onAir: currentlyOnAir(db) }, input),
    ),
    'card.approve': personCommand(
      'card.approve',
      z.object({ card: CardId, reason: z.string().min(1) }),
      (db, input, context) => decideApprove({ card: cardById(db, input.card) }, input, context),
    ),
    'card.air': personCommand(
      'card.air',
      z.object({ card: CardId, picture: Sha256.nullable() }),
      (db, input) => {
        const room = theRoom(db)
        const phase = (room && latestSession(db, room.id))?.phase ?? 'idle'
        return decideAir({ card: cardById(db, input.card), phase, pack: pack.name }, input)
      },
    ),
    'card.pull': personCommand('card.pull', z.object({}), (db) =>
      decidePull({ onAir: currentlyOnAir(db) }, { why: 'operator' }),
    ),
    'card.import': personCommand(
      'card.import',
      z.object({ file: z.string(), sha256: Sha256, bad: z.number().int(), cards: z.array(NewCard) }),
      (_db, input, context) =>
        decideImport({ ...input, cards: input.cards.map((card) => judged(card, context)) }),
    ),
    /** Run at start: verdicts of an older pack are given anew, and a card that no longer passes leaves the air. */
    'card.judge-again': studioCommand(z.object({}), (db, _input, { now }) => {
      const verdicts = cards(db)
        .filter((card) => card.verdict.pack !== pack.name)
        .map((card) => ({
          card: card.id,
          title: card.title,
          verdict: judge(CardFields.parse(card), pack, now),
        }))
      return decideJudgeAgain({ onAir: currentlyOnAir(db) }, { verdicts })
    }),
  }
}
