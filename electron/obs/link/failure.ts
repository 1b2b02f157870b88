import type { LinkFailure } from '#shared/model/obs.ts'
import type { Words } from '#shared/model/words.ts'

/** What one attempt to connect showed before it failed. */
export type Evidence = {
  /** The WebSocket handshake succeeded. */
  readonly opened: boolean
  /** obs-websocket's Hello came, with its own version. */
  readonly hello: string | null
  /** OBS's version, once it told it. */
  readonly obsVersion: string | null
  /** The deadline passed before anything else did. */
  readonly timedOut: boolean
  /** WebSocket close code, or -1 for an error below it. */
  readonly code: number
  readonly message: string
  /** The same address has been a working OBS before. */
  readonly provenBefore: boolean
}

const oldestObsWebSocket = [5, 1] as const
const oldestObs = [29, 0] as const

/** obs-websocket's WebSocketCloseCode (protocol 5, "WebSocketCloseCode"). */
const closeCodes = {
  unknownRpcVersion: 4006,
  authenticationFailed: 4009,
  unsupportedRpcVersion: 4010,
} as const

const nothingListens = /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT/
const brokenOff = /ECONNRESET|EPIPE|socket hang up/

/** Names the cause of a failed attempt; total, so that no failure is without a sentence. */
export function causeOf(evidence: Evidence): LinkFailure {
  const { code, message } = evidence
  if (code === closeCodes.authenticationFailed) return 'wrong-password'
  if (code === closeCodes.unknownRpcVersion || code === closeCodes.unsupportedRpcVersion) return 'too-old'
  if (tooOld(evidence)) return 'too-old'
  if (evidence.timedOut) return evidence.hello !== null || evidence.provenBefore ? 'stale' : 'wrong-port'
  if (evidence.hello !== null) return 'closed'
  if (evidence.opened) return 'wrong-port'
  if (nothingListens.test(message)) return 'closed'
  if (brokenOff.test(message)) return evidence.provenBefore ? 'closed' : 'wrong-port'
  // A name with several addresses fails with an empty message, and only after none of them let us in.
  return message === '' ? 'closed' : 'wrong-port'
}

function tooOld({ hello, obsVersion }: Evidence): boolean {
  return (
    (hello !== null && older(hello, oldestObsWebSocket)) ||
    (obsVersion !== null && older(obsVersion, oldestObs))
  )
}

/** Compares major and minor; a version that cannot be read counts as old. */
function older(version: string, oldest: readonly [number, number]): boolean {
  const numbers = /^(\d+)\.(\d+)/.exec(version)
  if (!numbers) return true
  const major = Number(numbers[1])
  return major < oldest[0] || (major === oldest[0] && Number(numbers[2]) < oldest[1])
}

/** What each failure is called in the console, and what the operator can do about it. */
export const linkWords: Readonly<Record<LinkFailure, { readonly said: Words; readonly remedy: Words }>> = {
  closed: {
    said: {
      zh: '连不上 OBS：这个地址上没有程序在监听。',
      en: 'OBS cannot be reached: nothing listens at its address.',
    },
    remedy: {
      zh: '请启动 OBS，并在菜单“工具 → WebSocket 服务器设置”中勾选“开启 WebSocket 服务器”。',
      en: 'Start OBS, and in its menu Tools → WebSocket Server Settings tick "Enable WebSocket server".',
    },
  },
  'wrong-port': {
    said: {
      zh: '这个端口上有程序应答，但它不是 OBS 的 WebSocket 服务器（5.x）。',
      en: 'Something answers at this port, but it is not the WebSocket server (5.x) of OBS.',
    },
    remedy: {
      zh: '请在 OBS 菜单“工具 → WebSocket 服务器设置”中查看端口号（通常为 4455），并在本软件的设置中填入同一端口。',
      en: 'Look up the port in OBS under Tools → WebSocket Server Settings (usually 4455) and enter the same one here.',
    },
  },
  'wrong-password': {
    said: {
      zh: 'OBS 拒绝了密码。',
      en: 'OBS refused the password.',
    },
    remedy: {
      zh: '请在 OBS 菜单“工具 → WebSocket 服务器设置 → 显示连接信息”中复制密码，并在本软件的设置中重新填写。',
      en: 'Copy the password from Tools → WebSocket Server Settings → Show Connect Info in OBS and enter it here again.',
    },
  },
  'too-old': {
    said: {
      zh: '这个 OBS 的版本太旧：需要 OBS 29 或更新版本（obs-websocket 5.1 起）。',
      en: 'This OBS is too old: OBS 29 or newer is needed (obs-websocket 5.1 or newer).',
    },
    remedy: {
      zh: '请把 OBS 升级到 29 或更新的版本，然后重新启动它。',
      en: 'Update OBS to version 29 or newer, then start it again.',
    },
  },
  stale: {
    said: {
      zh: 'OBS 还连着，但已不再应答。',
      en: 'OBS is connected but has stopped answering.',
    },
    remedy: {
      zh: '请看一下 OBS 窗口：若有对话框请关闭；若窗口无响应，请结束 OBS 并重新启动。',
      en: 'Look at the OBS window: close any dialog it shows; if it hangs, end OBS and start it again.',
    },
  },
}
