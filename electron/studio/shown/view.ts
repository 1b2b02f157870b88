import type { Instant } from '#shared/model/ids.ts'
import type { DeclaredSource, Intent } from '#shared/model/intent.ts'
import type { OnItsOwn } from '#shared/model/obs-ending.ts'
import type { Check } from '#shared/model/rooms.ts'
import type { LinkView, RoomView, SourceView } from '#shared/model/views.ts'
import { stillHolds } from '#shared/rules/sources/standing.ts'
import { cardById, onAir } from '../../cards/read.ts'
import type { LedgerHealth } from '../../ledger/answer.ts'
import { latestCheckpoint } from '../../ledger/checkpoints.ts'
import { logSize } from '../../ledger/log.ts'
import type { Reader } from '../../ledger/schema.ts'
import { linkWords } from '../../obs/link/failure.ts'
import { placeOf } from '../../places/read.ts'
import { holdViews } from '../../rooms/hold-read.ts'
import { isEndingAgreed } from '../../rooms/obs-ending.ts'
import { declaredSources, latestSession, theRoom } from '../../rooms/read.ts'
import { ownNames } from '../room/own-names.ts'
import type { RoomReport, SourceReport } from '../room/room-protocol.ts'

export type ViewParts = {
  readonly db: Reader
  readonly report: RoomReport
  readonly address: { readonly kind: 'rehearsal' | 'obs' | 'none'; readonly url: string }
  readonly checks: readonly Check[]
  readonly freeBytes: number | null
  readonly now: Instant
  readonly onItsOwn: OnItsOwn | null
  readonly health: LedgerHealth
  /** The newest intent: what OBS confirms below its revision, and what it does not speak of yet, is only asked for. */
  readonly intent: Intent | null
  /** The card on air waits for its notice. */
  readonly cardWaits: boolean
}

/** About 6 Mbit/s, what a 1080x1920 room records at. */
const bytesPerHour = 2_700_000_000

/** The room as the console sees it, from the ledger's tables and the room worker's last report. */
export function roomView(parts: ViewParts): RoomView {
  const { db, report, checks, freeBytes, health, intent } = parts
  const room = theRoom(db) ?? null
  const session = room === null ? undefined : latestSession(db, room.id)
  const declared = room === null ? new Map<string, DeclaredSource>() : declaredSources(db, room.id)
  const aired = room === null ? undefined : onAir(db, room.id)
  const checkpoint = latestCheckpoint(db)
  const {
    safe = false,
    outputSeen: _outputSeen,
    ...shownSession
  } = session ?? { safe: false, outputSeen: false }
  return {
    room,
    session: session === undefined ? null : (shownSession as RoomView['session']),
    link: linkView(parts),
    canvas:
      report.canvas === null
        ? null
        : { width: report.canvas.baseWidth, height: report.canvas.baseHeight, fps: report.canvas.fps },
    programme: report.programme,
    scenes: report.scenes.map((name) => ({ name, safe: name === ownNames.safeScene })),
    sources: report.sources.map((source) => sourceView(source, declared.get(source.name), report)),
    stream: report.stream,
    virtualCamera: report.virtualCamera,
    record: report.record,
    streamConfigured: report.streamConfigured,
    guards: [...report.guards],
    holds: session === undefined ? [] : holdViews(db, session.id, parts.now),
    otherStudio: report.otherStudio,
    onItsOwn: parts.onItsOwn,
    endingAgreed: room !== null && isEndingAgreed(db, room.id),
    labelRequired: report.sources.some(({ needsLabel }) => needsLabel),
    onAir:
      aired === undefined
        ? null
        : {
            card: aired.card,
            title: cardById(db, aired.card)?.title ?? aired.fields.title,
            // The ledger knows of a new card before an intent does.
            state:
              report.confirmed === intent?.revision && intent?.card?.card === aired.card
                ? 'confirmed'
                : 'asked',
            waits: parts.cardWaits,
            since: aired.since,
          },
    notice: noticeView(parts),
    safe: safe || report.ladder.safeScene,
    checks: [...checks],
    place: (room === null ? undefined : placeOf(db, room.id)) ?? null,
    disk:
      freeBytes === null
        ? null
        : { freeBytes, recordingHoursLeft: Math.floor((freeBytes / bytesPerHour) * 10) / 10 },
    ledger: {
      size: logSize(db),
      checkpointSize: checkpoint?.size ?? 0,
      checkpointAt: checkpoint?.at ?? null,
      problem: health.writing ? null : { said: health.problem.said, remedy: health.problem.remedy },
    },
  }
}

/** Proved where OBS fulfils the newest intent, and its guard has found nothing wrong since. */
function noticeView({ intent, report }: ViewParts): RoomView['notice'] {
  const asked = intent?.notice ?? null
  if (asked === null) return null
  const row = report.guards.find(({ guard }) => guard === 'notices')
  const isProved = report.confirmed === intent?.revision && row?.state === 'in-force'
  return { notice: asked.notice, text: asked.text, state: isProved ? 'confirmed' : 'asked' }
}

function sourceView(
  source: SourceReport,
  said: DeclaredSource | undefined,
  { ladder }: RoomReport,
): SourceView {
  const { name, kind, capture, asked, proposal, inProgramme, shown } = source
  const holds = capture !== null && stillHolds(said, capture)
  return {
    name,
    kind,
    capture: capture ?? '',
    nature: holds ? said.nature : null,
    before: said === undefined || holds ? null : said.nature,
    proposed: proposal?.nature ?? null,
    why: proposal?.why ?? null,
    asked,
    inProgramme,
    shown,
    pulled: ladder.pull.includes(name),
  }
}

function linkView({ report, address }: ViewParts): LinkView {
  const { link } = report
  const base = { kind: address.kind, url: address.url }
  if (link === null || link.phase === 'closed') {
    return {
      ...base,
      phase: 'closed',
      failure: null,
      obsVersion: null,
      since: 0,
      said: { zh: '没有选择 OBS。', en: 'No OBS is chosen.' },
      remedy: {
        zh: '请在设置里连接 OBS，或使用演练 OBS。',
        en: 'Connect an OBS in the settings, or use the rehearsal one.',
      },
    }
  }
  if (link.phase === 'connected') {
    const said =
      address.kind === 'rehearsal'
        ? { zh: '已连接演练 OBS。', en: 'Connected to the rehearsal OBS.' }
        : { zh: `已连接 OBS ${link.obsVersion}。`, en: `Connected to OBS ${link.obsVersion}.` }
    return {
      ...base,
      phase: 'connected',
      failure: null,
      obsVersion: link.obsVersion,
      since: link.since,
      said,
      remedy: null,
    }
  }
  const words = link.failure === null ? null : linkWords[link.failure]
  return {
    ...base,
    phase: 'connecting',
    failure: link.failure,
    obsVersion: null,
    since: link.since,
    said: words?.said ?? { zh: '正在连接 OBS。', en: 'Connecting to OBS.' },
    remedy: words?.remedy ?? null,
  }
}
