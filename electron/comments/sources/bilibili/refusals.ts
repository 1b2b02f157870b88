import type { Words } from '#shared/model/words.ts'
import type { Down } from '../held-line.ts'
import type { ProjectFailure } from './project.ts'

/** The last game is still being settled; the platform asks for a pause of ten seconds. */
const coolingDown = new Set([7001, 7002])

type Refusal = { readonly said: Words; readonly remedy: Words }

const wrongClock: Refusal = {
  said: {
    zh: '哔哩哔哩拒绝了请求：本机时钟与平台相差太多（4003）。',
    en: "Bilibili refused the request: this PC's clock is too far from the platform's (4003).",
  },
  remedy: {
    zh: '请校准这台电脑的时间，随后会自动重连。',
    en: 'Set the clock of this PC; it connects again by itself.',
  },
}

const wrongCode: Refusal = {
  said: {
    zh: '哔哩哔哩拒绝了主播身份码（7007）。',
    en: "Bilibili refused the host's identity code (7007).",
  },
  remedy: {
    zh: '请主播在直播中心重新复制身份码，并在评论来源中更新。',
    en: 'Let the host copy the identity code from the live centre again, and change it in the comment source.',
  },
}

function wrongKey(code: number): Refusal {
  return {
    said: {
      zh: `哔哩哔哩拒绝了开放平台密钥或项目（${code}）。`,
      en: `Bilibili refused the open platform's key or project (${code}).`,
    },
    remedy: {
      zh: '请核对 access key、项目 ID、IP 白名单和项目权限。',
      en: "Check the access key, the project's id, the list of allowed addresses and the project's rights.",
    },
  }
}

/** Codes of the platform's document 状态码 that no further attempt mends by itself. */
function refusalOf(code: number): Refusal | null {
  if (code === 4003) return wrongClock
  if (code === 7007) return wrongCode
  const key = [4000, 4001, 4002, 4005, 4006, 4007, 4008, 5004, 5005, 8002]
  return key.includes(code) ? wrongKey(code) : null
}

/** What a failed call to the platform means for the line. */
export function downAfter(failure: ProjectFailure): Down {
  const { code, why } = failure
  if (code === null) return { how: 'lost', why }
  const refusal = refusalOf(code)
  if (refusal !== null) return { how: 'refused', ...refusal }
  return { how: 'lost', why, ...(coolingDown.has(code) ? { afterMs: 10_000 } : {}) }
}
