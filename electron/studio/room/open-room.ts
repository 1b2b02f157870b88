import { z } from 'zod'
import type { GuardRow } from '#shared/model/guards.ts'
import type { RoomId, SessionId } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { effectiveIntent } from '../../guards/effective-intent.ts'
import type { Guard } from '../../guards/guard.ts'
import { type LadderWants, noWants } from '../../guards/ladder.ts'
import { ControlLoop } from '../../guards/loop.ts'
import type { GuardRecord } from '../../guards/record.ts'
import { fileToWrite } from '../../guards/request.ts'
import { systemClock } from '../../obs/clock.ts'
import { cutNameFrom } from '../../obs/cut-name.ts'
import type { ObsAddress } from '../../obs/link/connection.ts'
import type { ObsRequest } from '../../obs/link/outcome.ts'
import { ObsLink } from '../../obs/link.ts'
import { part } from '../../obs/mirror/part.ts'
import { Mirror } from '../../obs/mirror.ts'
import { pause } from '../pause.ts'
import type { TakenSight } from '../pictures/pictures-protocol.ts'
import { BesideObs } from './beside-obs.ts'
import { type CodeRecord, CodeWatch } from './code-watch.ts'
import type { Claim } from './first-comer.ts'
import { GapKeeper } from './gap-keeper.ts'
import { type NoticeRecord, NoticeWatch } from './notice-watch.ts'
import { OutputWatch } from './output-watch.ts'
import { isOwnName } from './own-names.ts'
import { readBackParts } from './read-back.ts'
import type { FromRoom, OutputChange } from './room-protocol.ts'
import { roomReport } from './room-report.ts'
import { RoomSight } from './room-sight.ts'
import { type SourceRecord, SourceWatch } from './source-watch.ts'
import type { ObsChangeRecord } from './stood-watch.ts'
import { StreamStart } from './stream-start.ts'
import { type ClaimRecord, StudioClaim } from './studio-claim.ts'

/** What a room's worker writes into the ledger. */
export type RoomRecord =
  | GuardRecord
  | NoticeRecord
  | SourceRecord
  | CodeRecord
  | ObsChangeRecord
  | ClaimRecord

export type OpenRoomParts = {
  readonly address: ObsAddress
  /** This studio among those that may be on the same OBS. */
  readonly me: Claim
  readonly guards: readonly Guard[]
  readonly rules: Ladder
  readonly now: () => number
  readonly fingerprint: (secret: string) => string
  readonly record: (record: RoomRecord, where: { room: RoomId | null; session: SessionId | null }) => void
  readonly tell: (message: FromRoom) => void
}

export type OpenRoom = {
  setIntent(intent: Intent): void
  switchScene(scene: string): Promise<boolean>
  /** What the probe saw in the programme's picture. */
  see(taken: TakenSight): void
  close(): void
}

/** Reports go to the main thread at most so often; the loop itself never waits for them. */
const reportEveryMs = 50
/** How often the loop looks although nothing changed: time itself can end a verdict. */
const beatMs = 100

/** Introduces link, mirror and loop to each other for one OBS. */
export function openRoom(parts: OpenRoomParts): OpenRoom {
  const link = new ObsLink({ address: parts.address, clock: systemClock })
  const mirror = new Mirror({
    link,
    clock: systemClock,
    fingerprint: parts.fingerprint,
    closely: isOwnName,
  })
  const outputs = new OutputWatch((change) => parts.tell({ type: 'output', change }))
  const gaps = new GapKeeper({
    save: () => void link.control.batch([{ requestType: 'SaveReplayBuffer' }]),
    tell: (gap) => parts.tell({ type: 'gap', gap }),
  })
  const streamStart = new StreamStart()
  const notices = new NoticeWatch(parts.record)
  const record = (record: RoomRecord) =>
    parts.record(record, { room: asked?.room ?? null, session: asked?.session ?? null })
  const sources = new SourceWatch(record)
  const beside = new BesideObs({
    record,
    onChange: () => loop.look(),
    cutName: async () => {
      const answered = await link.control.batch([{ requestType: 'GetSceneTransitionList' }])
      return cutNameFrom(answered.ok ? answered.value[0] : undefined)
    },
  })
  const sight = new RoomSight(parts.now())
  const codes = new CodeWatch(record)
  /** What the room asks for, and what this studio sees to: nothing while another one does. */
  let asked: Intent | null = null
  let intent: Intent | null = null
  let rows: readonly GuardRow[] = []
  let confirmed: number | null = null
  let wants: LadderWants = noWants
  let reportTimer: NodeJS.Timeout | undefined

  const report = () => {
    reportTimer = undefined
    parts.tell({
      type: 'report',
      report: roomReport(mirror.current, intent, { rows, confirmed, wants }, claim.other),
    })
  }
  const reportSoon = () => {
    reportTimer ??= setTimeout(report, reportEveryMs)
  }

  const lookAtNotice = () => {
    const { programme } = mirror.current
    notices.look(intent, { rows, confirmed, programme }, parts.now())
  }
  const loop = new ControlLoop({
    guards: parts.guards,
    rules: parts.rules,
    clock: { now: parts.now, sleep: pause },
    record,
    onRows: (shown) => {
      rows = shown.rows
      confirmed = shown.confirmed
      wants = shown.wants
      lookAtNotice()
      reportSoon()
    },
    hands: {
      current: () => beside.over(sight.over(mirror.current)),
      onChange: (listener) =>
        mirror.onChange((now, before) => {
          if (now.revision === before.revision) return
          beside.look(now, intent, parts.now())
          listener()
        }),
      batch: async (requests) => {
        const options = { executionType: 'SerialRealtime' } as const
        // The planner speaks obs-websocket's own words; what OBS makes of them is read back, whatever it answers.
        sight.repairing(parts.now())
        const files = requests.flatMap((request) => fileToWrite(request) ?? [])
        const forObs = requests.filter((request) => fileToWrite(request) === null)
        const admitted = streamStart.admit(forObs, parts.now())
        await Promise.all([
          ...files.map((file) => beside.writePicture(file)),
          admitted.length > 0 ? link.control.batch(admitted as ObsRequest[], options) : undefined,
        ])
      },
      readBack: async (violations) => {
        const wanted = readBackParts(violations, mirror.current, intent)
        if (violations.some(({ fact }) => fact === 'picture-overwritten')) await beside.readPictures()
        return wanted.length === 0 || (await mirror.refresh(wanted)).ok
      },
    },
  })
  /** What OBS says itself, after it was asked to: a scene that is gone, or an OBS that is away, switches nothing. */
  const isInProgramme = async (scene: string) => {
    const read = await mirror.refresh([part('scenes')])
    return read.ok && read.state.programme.known && read.state.programme.value === scene
  }
  const lookAtOutputs = () => {
    const now = parts.now()
    outputs.look(mirror.current, intent === null ? null : effectiveIntent(intent, wants), now)
    gaps.look(mirror.current, intent, now)
  }
  const beat = setInterval(() => {
    lookAtOutputs()
    beside.look(mirror.current, intent, parts.now())
    loop.look()
    lookAtNotice()
  }, beatMs)
  const stopWatching = [
    link.onState(({ phase }) => {
      if (phase !== 'connected') streamStart.forget()
    }),
    link.onEvent((type, data) => {
      const replay = type === 'ReplayBufferSaved' ? ReplaySaved.safeParse(data) : null
      if (replay?.success === true) gaps.saved(replay.data.savedReplayPath)
      const output = outputEvents[type]
      if (output === undefined) return
      const said = OutputEvent.safeParse(data)
      if (!said.success) return
      if (output === 'stream') streamStart.announced(said.data.outputState, parts.now())
      outputs.announced(output, said.data.outputActive, said.data.outputPath ?? null)
      lookAtOutputs()
    }),
    mirror.onChange((now, before) => {
      if (now.revision === before.revision) return
      lookAtOutputs()
      sources.compare(before, now, intent)
      sources.look(now, intent)
      reportSoon()
    }),
  ]

  const adopt = (next: Intent) => {
    intent = next
    sight.intend(next, parts.now())
    lookAtOutputs()
    sources.look(mirror.current, next)
    beside.intend(next)
    beside.look(mirror.current, next, parts.now())
    loop.setIntent(next)
    lookAtNotice()
    reportSoon()
  }
  const claim = new StudioClaim({
    link,
    me: parts.me,
    now: parts.now,
    record,
    onChange: (isFirst) => {
      if (isFirst && asked !== null) adopt(asked)
      if (!isFirst) {
        intent = null
        beside.intend(null)
        loop.rest()
      }
      reportSoon()
    },
  })

  return {
    setIntent(next) {
      asked = next
      if (claim.isFirst) adopt(next)
    },
    switchScene: async (scene) =>
      claim.isFirst && (await loop.switchScene(scene)) && (await isInProgramme(scene)),
    see(taken) {
      if (!sight.see(taken)) return
      codes.look(taken.sight, intent)
      loop.look()
    },
    close() {
      for (const stop of stopWatching) stop()
      claim.close()
      clearTimeout(reportTimer)
      clearInterval(beat)
      loop.close()
      beside.close()
      mirror.close()
      link.close()
    },
  }
}

const outputEvents: Readonly<Record<string, OutputChange['output']>> = {
  RecordStateChanged: 'record',
  StreamStateChanged: 'stream',
  VirtualcamStateChanged: 'virtual-camera',
}

const OutputEvent = z.object({
  outputActive: z.boolean(),
  outputState: z.string(),
  outputPath: z.string().nullish(),
})
const ReplaySaved = z.object({ savedReplayPath: z.string() })
