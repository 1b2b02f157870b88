/** A room whose comments go through the real pipeline into the real ledger, without threads; time is a value. */
import { blindClassifier, type Classified, type Classifier } from '#electron/comments/classifier.ts'
import { openPipeline } from '#electron/comments/open-pipeline.ts'
import type { SegmentFinding } from '#electron/comments/open-segments.ts'
import type { Pipeline } from '#electron/comments/pipeline.ts'
import type { Filter } from '#electron/comments/prepare-batch.ts'
import type { RandomBytes } from '#electron/ledger/salts.ts'
import { latestSession } from '#electron/rooms/read.ts'
import type { Coverage, IncomingAct, IncomingComment } from '#shared/model/comments.ts'
import { SessionId } from '#shared/model/ids.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { Outcome } from '#shared/model/words.ts'
import { countingRandom } from './ledger-folder.ts'
import { noon, openStaffedLedger, type StudioLedger, shippedPack, testRoom } from './studio-ledger.ts'

export const testSession = SessionId.parse('session')
export const testSecret = new Uint8Array(32).fill(9)

/** Tells by signs in the text what it is: what is tested is not the model. */
export const testClassifier: Classifier = {
  model: 'test',
  problem: null,
  classify(text): Classified {
    const isAdverse = /裂|退|差|假/.test(text)
    const isDoubtful = text.includes('呵呵')
    const isPraise = /好看|喜欢/.test(text)
    const seen = [
      ...(text.includes('蠢') ? ['insult'] : []),
      ...(text.includes('加微') ? ['advertising'] : []),
    ]
    return {
      class: {
        evaluation: isAdverse ? 'adverse' : isPraise ? 'favourable' : 'none',
        adverse: isAdverse ? 0.9 : isDoubtful ? 0.4 : 0.01,
        seen,
        words: [],
      },
      fingerprint: Array.from(text).reduce((sum, one) => (sum * 31 + (one.codePointAt(0) ?? 0)) % 2 ** 31, 7),
    }
  },
  normalise: (text) => text.toLowerCase().replaceAll(' ', ''),
}

export const noModel = blindClassifier({
  said: { zh: '模型缺失。', en: 'The model is missing.' },
  remedy: { zh: '请重装。', en: 'Install again.' },
})

export function incoming(id: string, text: string, given: Partial<IncomingComment> = {}): IncomingComment {
  return {
    kind: 'comment',
    platform: 'demo',
    id,
    sentAt: noon,
    receivedAt: noon + 5,
    extras: {},
    userId: 'user-1',
    userName: '海盐青柠',
    text,
    repairs: [],
    ...given,
  }
}

export function deletion(messageId: string): IncomingAct {
  const known = {
    platform: 'demo',
    id: `deletion of ${messageId}`,
    sentAt: noon,
    receivedAt: noon,
    extras: {},
  }
  return { ...known, kind: 'deletion', messageId, userName: '' }
}

export type CommentRoom = Disposable & {
  readonly ledger: StudioLedger
  readonly pipeline: Pipeline
  readonly findings: readonly SegmentFinding[]
  readonly notes: readonly Coverage[]
  /** Everything that was handed on as kept. */
  readonly kept: readonly KeptComment[]
  say(...messages: readonly (IncomingComment | IncomingAct)[]): Promise<void>
  /** Closes pipeline and files, and opens them again on what is there. */
  reopen(): Promise<void>
}

type Given = {
  readonly classifier?: Classifier
  readonly filters?: readonly Filter[]
  readonly dataDir?: string
  readonly random?: RandomBytes
  /** What the ledger answers instead of its own answer, by the number of the commit. */
  readonly answers?: ReadonlyMap<number, 'lost-before' | 'lost-after'>
}

export function openCommentRoom(given: Given = {}): CommentRoom {
  const ledger = openStaffedLedger(given.dataDir)
  if (latestSession(ledger.db, testRoom.id) === undefined) {
    ledger.run('session.begin-preflight', { session: testSession, supervisor: null })
  }
  const notes: Coverage[] = []
  const kept: KeptComment[] = []
  let commits = 0
  const opened = () =>
    openPipeline({
      dataDir: ledger.dataDir,
      db: ledger.db,
      room: testRoom.id,
      session: testSession,
      secret: testSecret,
      classifier: given.classifier ?? testClassifier,
      pack: shippedPack.moderation,
      random: given.random ?? countingRandom(),
      ledger: {
        async commit(commit) {
          commits += 1
          const answer = given.answers?.get(commits)
          if (answer === 'lost-before') return noAnswer
          const { outcome } = ledger.run('comments.commit', {
            batch: commit.batch,
            filtered: commit.filtered.map((one) => ({
              ...one,
              hidden: [...one.hidden],
              spared: [...one.spared],
            })),
            external: [...commit.external],
          })
          return answer === 'lost-after' ? noAnswer : outcome
        },
        note: (fact) => notes.push(fact),
      },
      onKept: (comments) => kept.push(...comments),
      now: () => ledger.now,
      pause: () => Promise.resolve(),
    })
  let current = opened()
  current.pipeline.setFilters(given.filters ?? [])
  return {
    ledger,
    notes,
    kept,
    get pipeline() {
      return current.pipeline
    },
    get findings() {
      return current.findings
    },
    say: (...messages) => current.pipeline.take('demo', messages),
    async reopen() {
      await current.pipeline.close()
      current = opened()
    },
    [Symbol.dispose]() {
      ledger[Symbol.dispose]()
    },
  }
}

const noAnswer: Outcome<never> = {
  ok: false,
  refusal: {
    code: 'ledger.no-answer',
    said: { zh: '台账没有应答。', en: 'The ledger did not answer.' },
    remedy: { zh: '请重试。', en: 'Try again.' },
    cites: [],
  },
}
