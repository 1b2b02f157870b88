import type { Words } from '#shared/model/words.ts'
import type { Down } from '../held-line.ts'
import { closeCodes } from './wire.ts'

type Refusal = { readonly said: Words; readonly remedy: Words }

const wrongToken: Refusal = {
  said: { zh: '转发站拒绝了令牌。', en: 'The relay refused the token.' },
  remedy: {
    zh: '请向机构索取新的令牌，并在评论来源中更新。',
    en: 'Ask the agency for a new token, and change it in the comment source.',
  },
}

const notAllowed: Refusal = {
  said: { zh: '这个令牌不能读取该直播间的评论。', en: 'This token may not read the comments of this room.' },
  remedy: {
    zh: '请核对直播间编号，或让机构在转发站为该令牌添加此直播间。',
    en: "Check the room's number, or let the agency add this room to the token at the relay.",
  },
}

const replaced: Refusal = {
  said: {
    zh: '另一台演播室正在读取同一直播间的评论。',
    en: 'Another studio is fetching the comments of the same room.',
  },
  remedy: {
    zh: '请在其中一台停用抖音评论来源：同一直播间只能由一台读取。',
    en: 'Switch the Douyin source off in one of them: one room is fetched by one studio.',
  },
}

/** What it means for the line that the connection to the relay closed. */
export function downAfter(why: string): Down {
  if (/\b40[13]$/.test(why)) return { how: 'refused', ...wrongToken }
  if (why === `closed ${closeCodes.notAllowed}`) return { how: 'refused', ...notAllowed }
  if (why === `closed ${closeCodes.replaced}`) return { how: 'refused', ...replaced }
  return { how: 'lost', why }
}
