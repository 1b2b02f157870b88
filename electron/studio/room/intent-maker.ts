import type { Intent, SourcesIntent } from '#shared/model/intent.ts'
import type { Canvas } from '#shared/model/obs.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { NoticesDue } from '#shared/rules/notices.ts'
import { isOut } from '#shared/rules/session.ts'
import { runningRecording } from '../../archive/read.ts'
import { mayAir } from '../../cards/decide.ts'
import { cards, onAir } from '../../cards/read.ts'
import type { Reader } from '../../ledger/schema.ts'
import { holdsInEffect, rungsOf } from '../../rooms/hold-read.ts'
import { declaredSources, latestSession, theRoom } from '../../rooms/read.ts'
import type { GoodsCard } from './barred-pictures.ts'
import type { OverlayDesk } from './overlay-desk.ts'
import { ownNames } from './own-names.ts'
import { probeIntent } from './probe-intent.ts'

/** What is not in the tables. */
type Around = {
  readonly canvas: Canvas | null
  readonly due: NoticesDue
  readonly pack: Pack
  readonly revision: number
  readonly judging: Omit<SourcesIntent, 'declared'>
}

/**
 * What must be, from the ledger's tables as they are now; null before there is a room or while the canvas is unknown
 * (then nothing can be drawn, and the loop keeps to the last intent it was given). The label is drawn even where no
 * source is declared a virtual image: it lies ready for one that comes unannounced.
 */
export async function makeIntent(db: Reader, desk: OverlayDesk, around: Around): Promise<Intent | null> {
  const { canvas, due, pack, revision, judging } = around
  const room = theRoom(db)
  if (room === undefined || canvas === null) return null
  const session = latestSession(db, room.id)
  const phase = session?.phase ?? 'idle'
  const aired = onAir(db, room.id)
  const place = { room, canvas: { width: canvas.baseWidth, height: canvas.baseHeight } }
  const { early } = pack.outputs
  const [label, card, picture, goods] = await Promise.all([
    desk.label(place),
    aired === undefined || due.cardWaits ? null : desk.onAir(aired, place),
    desk.safeScene(place),
    desk.goods(goodsOf(db, pack)),
  ])
  const beside = { label: label?.at ?? null, card: card?.at ?? null }
  const notice = due.show === null ? null : await desk.notice(due.show, beside, place)
  return {
    canvas: place.canvas,
    begunAt: session?.begunAt ?? null,
    early: { stream: early.stream.act, 'virtual-camera': early['virtual-camera'].act },
    room: room.id,
    session: session?.id ?? null,
    phase,
    way: room.way,
    revision,
    sources: { ...judging, declared: Object.fromEntries(declaredSources(db, room.id)) },
    label,
    cardInput: ownNames.cardInput,
    card,
    goods,
    noticeInput: ownNames.noticeInput,
    notice,
    record: isOut(phase),
    stopRecord:
      phase === 'closing' ||
      (session !== undefined && !isOut(phase) && runningRecording(db, session.id) !== undefined),
    startOutput: phase === 'live' && session?.outputSeen === false,
    stopOutput: phase === 'closing',
    pull: [],
    holds: session === undefined ? [] : holdsInEffect(db, session.id),
    rungs: session === undefined ? [] : rungsOf(db, session.id),
    probe: probeIntent(db, room, pack.picture),
    safeScene: { name: ownNames.safeScene, input: ownNames.safeInput, picture, on: session?.safe === true },
  }
}

function goodsOf(db: Reader, pack: Pack): readonly GoodsCard[] {
  return cards(db).map((card) => ({ picture: card.picture, mayAir: mayAir(card, pack.name).ok }))
}
