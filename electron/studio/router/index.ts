import type { Studio } from '../studio.ts'
import { archiveRouter } from './archive.ts'
import { cardsRouter } from './cards.ts'
import { commentsRouter } from './comments.ts'
import { emptiedWhereSwitchedOff, procedures } from './context.ts'
import { guardsRouter } from './guards.ts'
import { ledgerRouter } from './ledger.ts'
import { packRouter } from './pack.ts'
import { peopleRouter } from './people.ts'
import { roomRouter, sessionRouter } from './room.ts'
import { studioRouter } from './studio.ts'

/** The contract, implemented: one object, served over a MessagePort to Electron and over a WebSocket to the browser. */
export function studioRouterFor(studio: Studio) {
  return procedures.use(emptiedWhereSwitchedOff(studio.db)).router({
    studio: studioRouter(studio),
    people: peopleRouter(studio),
    room: roomRouter(studio),
    session: sessionRouter(studio),
    cards: cardsRouter(studio),
    guards: guardsRouter(studio),
    ledger: ledgerRouter(studio),
    comments: commentsRouter(studio),
    archive: archiveRouter(studio),
    pack: packRouter(studio),
  })
}
