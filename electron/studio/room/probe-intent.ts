import type { ProbeIntent } from '#shared/model/intent.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Room } from '#shared/model/rooms.ts'
import { cardLinks } from '../../cards/read.ts'
import type { Reader } from '../../ledger/schema.ts'
import { declaredCodes } from '../../rooms/codes.ts'

/** How the room's picture is judged: the pack's numbers, and who answers for codes in it. */
export function probeIntent(db: Reader, room: Room, picture: Pack['picture']): ProbeIntent {
  const platform = picture.platforms.find((one) => one.platform === room.platform)
  return {
    blackAfterMs: picture.black.seconds * 1_000,
    stillAfterMs: picture.still.seconds * 1_000,
    codes: {
      platformHosts: platform?.hosts ?? [],
      cardLinks: cardLinks(db),
      declared: declaredCodes(db, room.id).map(({ content }) => content),
    },
  }
}
