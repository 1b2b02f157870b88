import type { Words } from '../model/words.ts'

/** Something in a log that is not as it must be: what, at which entry (null: not one entry's), in which file. */
export type Finding = {
  readonly code: FindingCode
  readonly seq: number | null
  readonly path: string
  readonly said: Words
}

export type FindingCode = keyof typeof sentences

const sentences = {
  'key-malformed': () => ({ zh: '验证公钥的格式不对', en: 'the verifier key is malformed' }),
  'key-differs': () => ({
    zh: '台账自带的公钥与给定的公钥不同',
    en: "the log's own verifier key is not the one that was given",
  }),
  'checkpoint-missing': () => ({ zh: '没有检查点', en: 'there is no checkpoint' }),
  'checkpoint-malformed': () => ({ zh: '检查点的格式不对', en: 'the checkpoint is malformed' }),
  'checkpoint-unsigned': () => ({
    zh: '检查点没有用这把公钥能验证的签名',
    en: 'the checkpoint carries no valid signature by this key',
  }),
  'root-differs': (detail: string) => ({
    zh: `由全部条目算出的树根与检查点签过的不同（${detail}）`,
    en: `the root computed from the entries is not the one that was signed (${detail})`,
  }),
  'not-consistent': (detail: string) => ({
    zh: `台账与先前的检查点不一致：历史被改写（${detail}）`,
    en: `the log does not continue the earlier checkpoint: its history was rewritten (${detail})`,
  }),
  'log-shorter': (detail: string) => ({
    zh: `台账比先前的检查点短：有条目被拿掉（${detail}）`,
    en: `the log is shorter than the earlier checkpoint: entries were taken away (${detail})`,
  }),
  'file-missing': () => ({ zh: '缺少文件', en: 'the file is missing' }),
  'entry-unreadable': (detail: string) => ({
    zh: `条目读不出来（${detail}）`,
    en: `the entry cannot be read (${detail})`,
  }),
  'entry-not-canonical': () => ({
    zh: '条目不是规范 JSON',
    en: 'the entry is not canonical JSON',
  }),
  'entry-malformed': (detail: string) => ({
    zh: `条目缺项或多项（${detail}）`,
    en: `the entry is not an envelope (${detail})`,
  }),
  'seq-differs': (detail: string) => ({
    zh: `条目自称是第 ${detail} 条，与所在位置不符`,
    en: `the entry says that it is ${detail}, which is not its place`,
  }),
  'time-goes-back': () => ({
    zh: '时间早于前一条',
    en: 'the entry is older than the one before it',
  }),
  'origin-differs': (detail: string) => ({
    zh: `首条不是这个台账的开篇（${detail}）`,
    en: `the first entry does not open this log (${detail})`,
  }),
  'leaf-differs': () => ({
    zh: '条目的哈希与哈希瓦片里的不同：两者之一被改动',
    en: 'the hash of the entry is not the one in the tile: one of the two was changed',
  }),
  'tile-differs': (detail: string) => ({
    zh: `哈希瓦片与条目不符（第 ${detail} 条）`,
    en: `the tile does not follow from the entries (${detail})`,
  }),
  'payload-unreadable': (detail: string) => ({
    zh: `内容读不出来（${detail}）`,
    en: `the payload cannot be read (${detail})`,
  }),
  'payload-differs': () => ({
    zh: '内容与条目里的承诺不符：内容或盐被改动',
    en: 'the payload is not the one that the entry commits to: body or salt was changed',
  }),
  'payload-missing': () => ({
    zh: '内容缺失，又没有抹除记录',
    en: 'the payload is missing and no entry says that it was erased',
  }),
  'payload-not-erased': (detail: string) => ({
    zh: `已记录为抹除（第 ${detail} 条），内容却还在`,
    en: `entry ${detail} says that the payload was erased, yet it is still there`,
  }),
  'erasure-not-allowed': (detail: string) => ({
    zh: `抹除记录（第 ${detail} 条）指向不可抹除的条目`,
    en: `entry ${detail} claims to erase an entry that cannot be erased`,
  }),
  'segment-missing': () => ({
    zh: '评论文件缺失，又没有到期删除的记录',
    en: 'the comments are missing and no entry says that they were deleted when their time was over',
  }),
  'segment-short': (detail: string) => ({
    zh: `评论文件比台账短（${detail}）`,
    en: `the comment segment is shorter than the entry says (${detail})`,
  }),
  'batch-out-of-place': (detail: string) => ({
    zh: `这批评论不接着上一批（${detail}）`,
    en: `these comments do not begin where the ones before them end (${detail})`,
  }),
  'batch-malformed': () => ({
    zh: '条目没有说清它承诺的是哪些评论',
    en: 'the entry does not say which comments it commits to',
  }),
  'comment-unreadable': (detail: string) => ({
    zh: `评论读不出来（${detail}）`,
    en: `a comment cannot be read (${detail})`,
  }),
  'comments-differ': () => ({
    zh: '评论与条目承诺的不符：有评论被改动、增加或拿掉',
    en: 'the comments are not those that the entry commits to: one was changed, added or taken away',
  }),
  'proof-malformed': (detail: string) => ({
    zh: `这不是评论证明（${detail}）`,
    en: `this is no proof of a comment (${detail})`,
  }),
  'not-in-batch': () => ({
    zh: '评论不在条目承诺的那批评论里',
    en: 'the comment is not among those that the entry commits to',
  }),
  'not-in-log': () => ({
    zh: '条目不在检查点签过的台账里',
    en: 'the entry is not in the log that the checkpoint signs',
  }),
} as const satisfies Record<string, (detail: string) => Words>

/** `detail` completes the sentence where it has a gap. */
export function finding(code: FindingCode, seq: number | null, path: string, detail = ''): Finding {
  return { code, seq, path, said: sentences[code](detail) }
}

/** Keeps the first findings and counts the rest: a log that is not one at all would yield one for every byte. */
export class Findings {
  readonly list: Finding[] = []
  #count = 0
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get count(): number {
    return this.#count
  }

  add(...parameters: Parameters<typeof finding>): void {
    this.#count += 1
    if (this.list.length < this.#limit) this.list.push(finding(...parameters))
  }
}
