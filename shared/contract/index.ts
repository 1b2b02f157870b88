/** Every procedure and stream of the studio. The console, the autopilot and the tests call nothing else. */
import { archive } from './archive.ts'
import { cards } from './cards.ts'
import { comments } from './comments.ts'
import { guards } from './guards.ts'
import { ledger } from './ledger.ts'
import { pack } from './pack.ts'
import { people } from './people.ts'
import { room, session } from './room.ts'
import { studio } from './studio.ts'

export const contract = { studio, people, room, session, cards, guards, ledger, comments, archive, pack }
export type Contract = typeof contract
