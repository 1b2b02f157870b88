import type { Refusal, Words } from '#shared/model/words.ts'

/** Why the ledger cannot do what it was asked, in words for the person at the desk. */
export type LedgerProblem = {
  readonly code: LedgerProblemCode
  readonly said: Words
  readonly remedy: Words
}

export type LedgerProblemCode = keyof typeof sentences

/** Carries a problem through code that cannot go on; the doors of the ledger turn it into a value again. */
export class LedgerProblemError extends Error {
  readonly problem: LedgerProblem

  constructor(problem: LedgerProblem, cause?: unknown) {
    super(problem.said.en, { cause })
    this.name = 'LedgerProblemError'
    this.problem = problem
  }
}

/** The problem as the answer to a command: the studio and not the law is the reason, so it cites nothing. */
export function problemAsRefusal(problem: LedgerProblem): Refusal {
  return { ...problem, cites: [] }
}

const sentences = {
  'ledger.newer-format': {
    said: (detail: string) => ({
      zh: `数据文件夹由更新版本的 Fairlive 写成（格式 ${detail}），本版本不能打开。`,
      en: `The data folder was written by a newer Fairlive (format ${detail}); this version cannot open it.`,
    }),
    remedy: {
      zh: '请升级 Fairlive，或换用另一个数据文件夹。文件没有被改动。',
      en: 'Update Fairlive, or use another data folder. Nothing in it was changed.',
    },
  },
  'ledger.not-a-ledger': {
    said: (detail: string) => ({
      zh: `${detail} 不是 Fairlive 的台账文件。`,
      en: `${detail} is not a Fairlive ledger.`,
    }),
    remedy: {
      zh: '请检查数据文件夹的路径；或换用一个空文件夹。',
      en: 'Check the path of the data folder, or use an empty folder.',
    },
  },
  'ledger.corrupt': {
    said: (detail: string) => ({
      zh: `台账文件已损坏，停止写入（${detail}）。`,
      en: `The ledger's file is damaged, so nothing more is written to it (${detail}).`,
    }),
    remedy: {
      zh: '请先整个复制数据文件夹作为证据，再运行 fairlive verify 查明损坏处，然后从备份恢复。',
      en: 'Copy the whole data folder first, run `fairlive verify` to see what is damaged, then restore a backup.',
    },
  },
  'ledger.in-use': {
    said: (detail: string) => ({
      zh: `另一个 Fairlive（${detail}）正在使用这个数据文件夹。`,
      en: `Another Fairlive (${detail}) is using this data folder.`,
    }),
    remedy: {
      zh: '请先关闭另一个 Fairlive，或换用另一个数据文件夹。',
      en: 'Close the other one first, or use another data folder.',
    },
  },
  'ledger.disk-full': {
    said: (detail: string) => ({
      zh: `磁盘已满，这一步没有记录下来（${detail}）。`,
      en: `The disk is full; this was not recorded (${detail}).`,
    }),
    remedy: {
      zh: '请在数据文件夹所在磁盘上腾出空间后重试；恢复写入后无需重启。',
      en: 'Free space on the disk of the data folder and try again; no restart is needed.',
    },
  },
  'ledger.cannot-write': {
    said: (detail: string) => ({
      zh: `台账写入失败，这一步没有记录下来（${detail}）。`,
      en: `Writing to the ledger failed; this was not recorded (${detail}).`,
    }),
    remedy: {
      zh: '请检查磁盘和数据文件夹的写入权限后重试；恢复写入后无需重启。',
      en: 'Check the disk and that the data folder may be written to, then try again; no restart is needed.',
    },
  },
  'ledger.cannot-read': {
    said: (detail: string) => ({
      zh: `数据文件夹不能读取（${detail}）。`,
      en: `The data folder cannot be read (${detail}).`,
    }),
    remedy: {
      zh: '请检查路径是否存在、磁盘是否在线、是否有读取权限。',
      en: 'Check that the path exists, the disk is there and the folder may be read.',
    },
  },
  'ledger.key-unreadable': {
    said: (detail: string) => ({
      zh: `台账的签名密钥读不出来，停止写入（${detail}）。`,
      en: `The key that signs the ledger cannot be read, so nothing is written (${detail}).`,
    }),
    remedy: {
      zh: '请恢复密钥（密钥文件的备份，或同一系统账户的钥匙串）。Fairlive 不会另造新密钥。',
      en: 'Bring the key back (a backup of its file, or the keychain of the same account). Fairlive never makes a new one.',
    },
  },
  'ledger.key-mismatch': {
    said: (detail: string) => ({
      zh: `现有密钥不是签过这个台账的那一把，停止写入（${detail}）。`,
      en: `The key at hand is not the one that signed this ledger, so nothing is written (${detail}).`,
    }),
    remedy: {
      zh: '请恢复原来的密钥；studio.json、密钥文件和台账须来自同一个数据文件夹。',
      en: 'Bring the original key back; studio.json, the key and the ledger must belong to one data folder.',
    },
  },
  'ledger.no-answer': {
    said: (detail: string) => ({
      zh: `台账没有应答（${detail}）；这一步可能已记录，也可能没有。`,
      en: `The ledger did not answer (${detail}); this may or may not have been recorded.`,
    }),
    remedy: {
      zh: '请先在记录里查看这一步是否已生效，再决定是否重试。',
      en: 'Look in the record whether it took effect before trying again.',
    },
  },
} as const satisfies Record<string, { said: (detail: string) => Words; remedy: Words }>

/** `detail` is put into the sentence: a version, a path, or the operating system's own word. */
export function ledgerProblem(code: LedgerProblemCode, detail: string): LedgerProblem {
  const { said, remedy } = sentences[code]
  return { code, said: said(detail), remedy }
}
