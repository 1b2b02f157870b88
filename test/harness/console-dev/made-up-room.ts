/** A room that exists only for looking at the console: what the real studio would say in one moment of a session. */
import { readFileSync } from 'node:fs'
import { DemoRoom } from '#shared/model/demo.ts'
import { User } from '#shared/model/people.ts'
import { CardView, RoomView } from '#shared/model/views.ts'

const demoFile = new URL('../../../resources/demo/demo.json', import.meta.url)
const demo = DemoRoom.parse(JSON.parse(readFileSync(demoFile, 'utf8')))

export const pin = demo.pin
export const users = demo.people.map((one) => User.parse({ ...one, active: true, lockedUntil: null }))

const cite = {
  instrument: '网络直播营销管理办法（试行）',
  version: '2021-05-25',
  article: '第十八条',
  sure: 'S2',
}

const words = {
  allow: { zh: '没有规则反对', en: 'No rule objects' },
  warn: {
    zh: '标题含“顶级”，可能是绝对化用语',
    en: 'The title says “top grade”, which may be an absolute claim',
  },
  'needs-approval': {
    zh: '标题含“最佳”，须由另一人批准',
    en: 'The title says “best”: somebody else must approve it',
  },
  refuse: { zh: '处方药不得在直播间推广', en: 'Prescription medicine must not be promoted in a live room' },
} as const

export const madeUpCards = demo.cards.map(({ id, verdict, fields }) =>
  CardView.parse({
    ...fields,
    id,
    verdict: {
      decision: verdict,
      findings:
        verdict === 'allow'
          ? []
          : [
              {
                rule: `demo.${verdict}`,
                decision: verdict,
                said: words[verdict],
                remedy: {
                  zh: '改掉标题里的用语，或换一张卡',
                  en: 'Change the title, or choose another card',
                },
                cites: [cite],
              },
            ],
      pack: 'cn-live-2026.1',
      minorsNotice: false,
    },
    approval: null,
    addedBy: users[0]?.id ?? null,
    changedAt: Date.now() - 3_600_000,
    mayAir: verdict === 'allow' || verdict === 'warn',
    whyNot: verdict === 'allow' || verdict === 'warn' ? null : words[verdict],
  }),
)

const guard = (name: string, repaired: number, lastRepairMs: number | null) => ({
  guard: name,
  state: 'in-force',
  repaired,
  lastRepairMs,
  lastAt: null,
  seen: [],
})

export function madeUpRoom(now: number, landscape: boolean): RoomView {
  return RoomView.parse({
    room: demo.room,
    session: {
      id: 's-2',
      room: demo.room.id,
      phase: 'live',
      begunAt: now - 4_200_000,
      liveAt: now - 3_723_000,
      endedAt: null,
      supervisor: users[1]?.id ?? null,
    },
    link: {
      kind: 'rehearsal',
      phase: 'connected',
      failure: null,
      url: 'ws://127.0.0.1:4455',
      obsVersion: '32.0.1',
      since: now - 4_200_000,
      said: { zh: '已连接演练 OBS', en: 'Connected to the rehearsal OBS' },
      remedy: null,
    },
    canvas: landscape ? { width: 1920, height: 1080, fps: 30 } : { width: 1080, height: 1920, fps: 30 },
    programme: demo.scenes[0]?.name ?? null,
    scenes: [...demo.scenes.map(({ name }) => ({ name, safe: false })), { name: '安全画面', safe: true }],
    sources: demo.sources.map(({ name, nature }, index) => ({
      name,
      kind: 'image_source',
      capture: `${name}.png`,
      nature: index === 0 ? nature : null,
      proposed: nature,
      inProgramme: index < 2,
    })),
    stream: { active: true, since: now - 3_723_000 },
    virtualCamera: { active: false, since: null },
    record: { active: true, since: now - 3_723_000 },
    streamConfigured: true,
    guards: [
      guard('label', 3, 12.4),
      guard('card', 0, null),
      guard('recording', 0, null),
      guard('output', 0, null),
      guard('studio-mode', 1, 8.1),
      { ...guard('safe-scene', 0, null), state: 'off' },
    ],
    labelRequired: true,
    onAir: {
      card: madeUpCards[1]?.id,
      title: madeUpCards[1]?.title,
      state: 'confirmed',
      since: now - 95_000,
    },
    safe: false,
    checks: [
      check('obs', 'pass', '已连接 OBS 32.0.1', 'Connected to OBS 32.0.1'),
      check('output', 'pass', '推流地址已设好', 'The stream is set up'),
      check('recording-folder', 'pass', '录像文件夹可写', 'The recording folder can be written'),
      check('disk', 'pass', '还可录 41.5 小时', 'Room for 41.5 hours'),
      check('overlays', 'pass', '标识和商品卡已放入 4 个场景', 'Label and card are in 4 scenes'),
      check('sources', 'fail', '来源“数字人”还没有声明', 'The source “数字人” is not declared', [
        '在右侧说明它是什么',
        'Say on the right what it is',
      ]),
      check('place', 'warn', '只作了声明，没有坐标', 'Only declared, without coordinates', [
        '填写坐标，让判断更确定',
        'Give coordinates to be surer',
      ]),
    ],
    place: null,
    disk: { freeBytes: 4e11, recordingHoursLeft: 41.5 },
    ledger: { size: 1284, checkpointSize: 1280, checkpointAt: now - 9_000, problem: null },
  })
}

function check(id: string, outcome: string, zh: string, en: string, remedy?: readonly [string, string]) {
  return {
    id,
    outcome,
    said: { zh, en },
    remedy: remedy === undefined ? null : { zh: remedy[0], en: remedy[1] },
  }
}
