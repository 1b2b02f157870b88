import type { DeclaredSource } from '#shared/model/intent.ts'
import type { Place } from '#shared/model/places.ts'
import type { Check, CheckId, Room } from '#shared/model/rooms.ts'
import type { Words } from '#shared/model/words.ts'
import type { RoomReport } from '../room/room-protocol.ts'
import { sourcesCheck } from './sources-check.ts'

/** Everything that the preflight looks at; gathered by the studio, judged here. */
export type PreflightFacts = {
  readonly room: Room
  readonly report: RoomReport
  readonly declared: ReadonlyMap<string, DeclaredSource>
  readonly place: Place | undefined
  readonly supervisor: string | null
  readonly cardsThatMayAir: number
  readonly freeBytes: number | null
  readonly keyInFile: boolean
  /** OBS has been proved to be as the newest intent wants it; an older proof says nothing of what was declared since. */
  readonly isProved: boolean
  readonly to: 'live' | 'rehearsing'
}

/** Below this the disk cannot hold an hour of recording at 6 Mbit/s. */
const leastFreeBytes = 4_000_000_000

/** What stands between the room and its air: every check, whether it passes or not. Pure. */
export function preflight(facts: PreflightFacts): Check[] {
  return [
    obsCheck(facts),
    outputCheck(facts),
    recordingFolderCheck(facts),
    secondRecorderCheck(facts),
    diskCheck(facts),
    sourcesCheck({ sources: facts.report.sources, declared: facts.declared }),
    overlaysCheck(facts),
    placeCheck(facts),
    supervisorCheck(facts),
    filingCheck(facts),
    cardsCheck(facts),
    keyStoreCheck(facts),
  ]
}

function obsCheck({ report }: PreflightFacts): Check {
  if (report.otherStudio !== null)
    return fail(
      'obs',
      {
        zh: `另一个工作室（${report.otherStudio}）已经在守护这个 OBS。`,
        en: `Another studio (${report.otherStudio}) guards this OBS already.`,
      },
      {
        zh: '请关闭另一个工作室，或换一个 OBS；两个一起会互相改动。',
        en: 'Close the other studio, or use another OBS: two of them would undo each other.',
      },
    )
  return report.link?.phase === 'connected' && report.canvas !== null
    ? pass('obs', { zh: 'OBS 已连接。', en: 'OBS is connected.' })
    : fail(
        'obs',
        { zh: '没有连接到 OBS。', en: 'OBS is not connected.' },
        { zh: '请在设置中连接 OBS。', en: 'Connect OBS in the settings.' },
      )
}

function outputCheck({ room, report, to }: PreflightFacts): Check {
  if (room.way === 'virtual-camera') {
    return report.virtualCamera === null
      ? grade(
          to,
          'output',
          { zh: '这台电脑的 OBS 没有虚拟摄像机。', en: 'OBS on this PC has no virtual camera.' },
          {
            zh: '请安装带虚拟摄像机的 OBS，或改用 OBS 推流。',
            en: 'Install an OBS with a virtual camera, or let OBS stream itself.',
          },
        )
      : pass('output', { zh: 'OBS 虚拟摄像机可用。', en: "OBS's virtual camera is there." })
  }
  if (report.streamConfigured === true) {
    return pass('output', { zh: 'OBS 已设置推流地址和密钥。', en: 'OBS has a stream address and key.' })
  }
  return grade(
    to,
    'output',
    { zh: 'OBS 还没有设置推流地址或密钥。', en: 'OBS has no stream address or key yet.' },
    {
      zh: '请在 OBS 的“设置 → 直播”里填写；没有也可以先彩排。',
      en: 'Fill them in under Settings → Stream in OBS; you can rehearse without.',
    },
  )
}

function recordingFolderCheck({ report }: PreflightFacts): Check {
  return report.recordDirectory !== null && report.recordDirectory !== ''
    ? pass('recording-folder', {
        zh: `录像保存到 ${report.recordDirectory}。`,
        en: `Recordings go to ${report.recordDirectory}.`,
      })
    : fail(
        'recording-folder',
        { zh: '读不到 OBS 的录像文件夹。', en: "OBS's recording folder cannot be read." },
        {
          zh: '请在 OBS 的“设置 → 输出”里设置录像路径。',
          en: 'Set the recording path under Settings → Output in OBS.',
        },
      )
}

function secondRecorderCheck({ report }: PreflightFacts): Check {
  return report.replayBuffer === 'stopped' || report.replayBuffer === 'running'
    ? pass('second-recorder', {
        zh: 'OBS 的回放缓存可用：录像万一被停掉，中断的那段可以补回来。',
        en: "OBS's replay buffer is set up: what is missed while a stopped recording starts again is kept there.",
      })
    : warn(
        'second-recorder',
        {
          zh: 'OBS 没有开启回放缓存：录像万一被停掉，会缺一秒左右，补不回来。',
          en: 'OBS has no replay buffer: if somebody stops the recording, about a second of it is lost.',
        },
        {
          zh: '请在 OBS 的“设置 → 输出 → 回放缓存”里开启它，时长至少 20 秒。',
          en: 'Switch it on under Settings → Output → Replay Buffer in OBS, with at least 20 seconds.',
        },
      )
}

function diskCheck({ freeBytes }: PreflightFacts): Check {
  if (freeBytes === null) {
    return warn(
      'disk',
      { zh: '读不到录像磁盘的剩余空间。', en: 'The free space of the recording disk cannot be read.' },
      { zh: '请自己确认空间足够。', en: 'Make sure yourself that there is enough.' },
    )
  }
  const gigabytes = Math.floor(freeBytes / 1_000_000_000)
  return freeBytes >= leastFreeBytes
    ? pass('disk', {
        zh: `录像磁盘剩余 ${gigabytes} GB。`,
        en: `${gigabytes} GB are free on the recording disk.`,
      })
    : fail(
        'disk',
        {
          zh: `录像磁盘只剩 ${gigabytes} GB，不够录一小时。`,
          en: `Only ${gigabytes} GB are free on the recording disk: not enough for an hour.`,
        },
        { zh: '请清理磁盘或更换录像文件夹。', en: 'Free some space or choose another recording folder.' },
      )
}

/** The guards prepare the overlays; the check is that they have been proved to lie in every scene. */
function overlaysCheck({ report, isProved }: PreflightFacts): Check {
  const ours = report.guards.filter(
    ({ guard }) => guard === 'label' || guard === 'card' || guard === 'safe-scene',
  )
  const open = ours.filter(({ state }) => state === 'violated' || state === 'unproved')
  if (ours.length > 0 && open.length === 0 && isProved) {
    return pass('overlays', {
      zh: '标识、商品卡和安全画面已放进每个场景。',
      en: 'Label, card carrier and safe scene lie ready in every scene.',
    })
  }
  return fail(
    'overlays',
    {
      zh: '标识、商品卡或安全画面还没有在每个场景里就位。',
      en: 'Label, card carrier or safe scene are not in place in every scene yet.',
    },
    {
      zh: '请稍候；如果一直如此，请看守护栏里的说明。',
      en: 'Wait a moment; if it stays, read what the guards say.',
    },
  )
}

function placeCheck({ place }: PreflightFacts): Check {
  if (place === undefined) {
    return fail(
      'place',
      { zh: '还没有申报直播地点。', en: 'The place is not declared yet.' },
      {
        zh: '请填写地点并确认它不是受保护的场所。',
        en: 'Say where the room is and confirm that it is no protected place.',
      },
    )
  }
  const { decision, said, remedy } = place.verdict
  if (decision === 'allow') return pass('place', said)
  return decision === 'warn' ? warn('place', said, remedy) : fail('place', said, remedy)
}

function supervisorCheck({ supervisor }: PreflightFacts): Check {
  return supervisor !== null
    ? pass('supervisor', { zh: `本场监督员：${supervisor}。`, en: `Supervisor on duty: ${supervisor}.` })
    : warn(
        'supervisor',
        { zh: '本场没有指定监督员。', en: 'No supervisor is named for this session.' },
        { zh: '请指定一位；不指定会记入台账。', en: 'Name one; going without is recorded.' },
      )
}

function filingCheck({ room }: PreflightFacts): Check {
  return room.filing !== ''
    ? pass('filing', { zh: `平台备案号：${room.filing}。`, en: `Platform filing number: ${room.filing}.` })
    : warn(
        'filing',
        { zh: '没有填写直播间的平台备案号。', en: "The room's filing number with the platform is empty." },
        { zh: '请在设置里补上。', en: 'Add it in the settings.' },
      )
}

function cardsCheck({ room, cardsThatMayAir }: PreflightFacts): Check {
  if (!room.sells || cardsThatMayAir > 0) {
    return pass('cards', {
      zh: `${cardsThatMayAir} 张商品卡可以上屏。`,
      en: `${cardsThatMayAir} cards may be aired.`,
    })
  }
  return warn(
    'cards',
    { zh: '没有一张商品卡可以上屏。', en: 'No card may be aired.' },
    { zh: '请录入商品卡，或处理它们的审核结论。', en: 'Enter cards, or deal with their verdicts.' },
  )
}

function keyStoreCheck({ keyInFile }: PreflightFacts): Check {
  return keyInFile
    ? warn(
        'key-store',
        {
          zh: '台账的签名密钥存放在数据文件夹的文件里，不在系统钥匙串里。',
          en: "The ledger's signing key lies in a file of the data folder, not in the system's key store.",
        },
        {
          zh: '请限制这个文件夹的访问权限；桌面版会使用系统钥匙串。',
          en: 'Restrict access to the folder; the desktop app uses the key store.',
        },
      )
    : pass('key-store', {
        zh: '签名密钥在系统钥匙串里。',
        en: "The signing key is in the system's key store.",
      })
}

function pass(id: CheckId, said: Words): Check {
  return { id, outcome: 'pass', said, remedy: null }
}

function warn(id: CheckId, said: Words, remedy: Words): Check {
  return { id, outcome: 'warn', said, remedy }
}

function fail(id: CheckId, said: Words, remedy: Words): Check {
  return { id, outcome: 'fail', said, remedy }
}

/** Nothing goes out at a rehearsal, so what only going out needs is a warning there. */
function grade(to: 'live' | 'rehearsing', id: CheckId, said: Words, remedy: Words): Check {
  return to === 'live' ? fail(id, said, remedy) : warn(id, said, remedy)
}
