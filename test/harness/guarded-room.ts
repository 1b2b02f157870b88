import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OBSWebSocket } from 'obs-websocket-js/json'
import { allGuards } from '#electron/guards/all.ts'
import { openOverlayPainter } from '#electron/obs/overlays/painter.ts'
import type { TakenSight } from '#electron/studio/pictures/pictures-protocol.ts'
import { openRoom, type RoomRecord } from '#electron/studio/room/open-room.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import type { FromRoom, OutputChange, RecordingGap, RoomReport } from '#electron/studio/room/room-protocol.ts'
import { emptyReport } from '#electron/studio/room/room-protocol.ts'
import { CardId, RoomId, SessionId } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { declaring } from './declaring.ts'
import { patientLadder } from './ladder-rules.ts'
import { resourcesDir } from './studio.ts'

export const canvas = { width: 1080, height: 1920 }
export const avatar = '数字人'
export const mainScene = '直播间'
export const closeUp = '商品特写'

/** The smallest room worth guarding: an avatar over a ground in one scene, a table in another. */
export const guardedCollection = {
  name: 'Guarded',
  program: mainScene,
  inputs: [
    { name: '背景', kind: 'color_source_v3', settings: { color: 0xff402010, width: 1080, height: 1920 } },
    { name: avatar, kind: 'color_source_v3', settings: { color: 0xff30a0f0, width: 600, height: 900 } },
    { name: '桌面', kind: 'color_source_v3', settings: { color: 0xff80c080, width: 800, height: 600 } },
  ],
  scenes: [
    { name: mainScene, items: [{ source: '背景' }, { source: avatar }] },
    { name: closeUp, items: [{ source: '桌面' }] },
  ],
}

export type GuardedRoom = AsyncDisposable & {
  readonly records: readonly RoomRecord[]
  readonly outputs: readonly OutputChange[]
  readonly gaps: readonly RecordingGap[]
  /** A client beside the studio: somebody at the same PC. */
  readonly somebody: OBSWebSocket
  report(): RoomReport
  intent(): Intent
  change(part: Partial<Intent>): void
  /** What a probe saw in the programme's picture. */
  see(taken: TakenSight): void
  /** Resolves with the record that makes `holds` true, in the same turn in which the loop writes it. */
  onRecord(holds: () => boolean): Promise<void>
  /** Until the loop has proved the newest intent and no guard complains, or a failure after so long. */
  calm(withinMs?: number): Promise<RoomReport>
}

/** Link, mirror and loop on the OBS at `address`, with a label to keep and everything asked for that a live room asks. */
export async function openGuardedRoom(address: {
  readonly url: string
  readonly password: string
  readonly rules?: Ladder
}): Promise<GuardedRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlive-guard-'))
  const painter = await openOverlayPainter({ fontFolder: join(resourcesDir, 'fonts'), pictureFolder: folder })
  const safeArea = { x: 60, y: 200, width: 960, height: 1400 }
  const label = await painter.drawLabel({ text: 'AI生成', canvas, safeArea, shortestSideShare: 0.05 })
  const safe = await painter.drawSafeScene({ canvas, roomName: '测试直播间' })
  const records: RoomRecord[] = []
  const outputs: OutputChange[] = []
  const gaps: RecordingGap[] = []
  let report = emptyReport
  const waiting = new Set<() => void>()
  const recordWaiting = new Set<() => void>()
  const room = openRoom({
    address,
    guards: allGuards,
    rules: address.rules ?? patientLadder,
    me: { id: randomUUID(), name: '测试工作室', since: Date.now() },
    now: () => performance.timeOrigin + performance.now(),
    fingerprint: (secret) => `fingerprint of ${secret.length}`,
    record: (record) => {
      records.push(record)
      for (const wake of recordWaiting) wake()
    },
    tell: (message: FromRoom) => {
      if (message.type === 'output') outputs.push(message.change)
      if (message.type === 'gap') gaps.push(message.gap)
      if (message.type === 'report') report = message.report
      for (const wake of waiting) wake()
    },
  })
  let intent: Intent = {
    canvas,
    begunAt: 0,
    early: { stream: 'stop', 'virtual-camera': 'tell' },
    room: RoomId.parse('room'),
    session: SessionId.parse('session'),
    phase: 'preflight',
    way: 'obs-stream',
    revision: 1,
    sources: declaring({ [avatar]: 'virtual-image', 背景: 'media', 桌面: 'real' }),
    label: { ...label, input: ownNames.labelInput },
    cardInput: ownNames.cardInput,
    card: null,
    goods: { drawn: [], barred: [] },
    noticeInput: ownNames.noticeInput,
    notice: null,
    record: false,
    stopRecord: false,
    startOutput: false,
    stopOutput: false,
    pull: [],
    holds: [],
    rungs: [],
    probe: null,
    safeScene: { name: ownNames.safeScene, input: ownNames.safeInput, picture: safe.picture, on: false },
  }
  room.setIntent(intent)
  const somebody = new OBSWebSocket()
  await somebody.connect(address.url, address.password)

  const isCalm = () =>
    report.confirmed === intent.revision &&
    report.guards.every(({ state }) => state === 'in-force' || state === 'off')

  return {
    records,
    outputs,
    gaps,
    somebody,
    report: () => report,
    intent: () => intent,
    change(part) {
      intent = { ...intent, ...part, revision: intent.revision + 1 }
      room.setIntent(intent)
    },
    see: (taken) => room.see(taken),
    onRecord: (holds) =>
      new Promise((resolve) => {
        const wake = () => {
          if (!holds()) return
          recordWaiting.delete(wake)
          resolve()
        }
        recordWaiting.add(wake)
      }),
    async calm(withinMs = 10_000) {
      const deadline = AbortSignal.timeout(withinMs)
      while (!isCalm()) {
        if (deadline.aborted)
          throw new Error(`not calm after ${withinMs} ms: ${JSON.stringify(report.guards)}`)
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake)
            resolve()
          }
          waiting.add(wake)
          deadline.addEventListener('abort', wake)
        })
      }
      return report
    },
    async [Symbol.asyncDispose]() {
      room.close()
      await somebody.disconnect()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A card to put on air, drawn into the room's picture folder. */
export async function drawTestCard(title: string, folder: string) {
  const painter = await openOverlayPainter({ fontFolder: join(resourcesDir, 'fonts'), pictureFolder: folder })
  const drawn = await painter.drawCard({
    title,
    seller: '测试有限公司',
    category: null,
    price: 3_990,
    listPrice: null,
    stock: 5,
    picture: null,
    notices: [],
    canvas,
    safeArea: { x: 60, y: 200, width: 960, height: 1400 },
  })
  return { card: CardId.parse('card'), input: ownNames.cardInput, picture: drawn.picture, at: drawn.at }
}
