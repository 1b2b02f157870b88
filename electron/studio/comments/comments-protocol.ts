/** What the studio and its comments worker say to each other. */
import type { MessagePort } from 'node:worker_threads'
import type { Coverage, ModerationCall } from '#shared/model/comments.ts'
import type { RoomId, SessionId } from '#shared/model/ids.ts'
import type { CommentClass, KeptComment } from '#shared/model/kept-comments.ts'
import type { ActKind } from '#shared/model/moderation.ts'
import type { Words } from '#shared/model/words.ts'
import type { Filter } from '../../comments/prepare-batch.ts'
import type { ConfiguredSource, SourceProblem } from '../../comments/sources/open-sources.ts'

export type CommentsWorkerData = {
  readonly ledger: MessagePort
  readonly dataDir: string
  readonly resourcesDir: string
  /** From the studio's key store: what user hashes and sealed ids are keyed with. */
  readonly secret: Uint8Array
}

/** Comments are kept for a session of a room; null while there is none. */
export type CommentSession = { readonly room: RoomId; readonly session: SessionId }

/** What a source is asked for because of an act; `call` null where no platform has anything for it. */
export type Performance = {
  /** The room and session of the comment, which may be over. */
  readonly at: CommentSession
  readonly acted: number
  readonly comment: number
  readonly act: ActKind | 'undo'
  readonly call: ModerationCall['call'] | null
  readonly source: string
  readonly messageId: string
  readonly user: string
  readonly seconds: number | null
}

export type SourcesAnswer = {
  readonly problems: readonly SourceProblem[]
  readonly intakePort: number | null
}

export type ToComments =
  | { readonly type: 'session'; readonly at: CommentSession | null }
  | {
      readonly type: 'sources'
      readonly id: number
      readonly configured: readonly ConfiguredSource[]
      readonly intakePort: number
    }
  | { readonly type: 'filters'; readonly filters: readonly Filter[] }
  | { readonly type: 'perform'; readonly performance: Performance }
  | { readonly type: 'classify'; readonly id: number; readonly texts: readonly string[] }
  | { readonly type: 'normalise'; readonly id: number; readonly texts: readonly string[] }
  | { readonly type: 'close' }

export type FromComments =
  | {
      readonly type: 'model'
      readonly model: string
      readonly problem: { readonly said: Words; readonly remedy: Words } | null
    }
  | { readonly type: 'kept'; readonly comments: readonly KeptComment[] }
  | { readonly type: 'coverage'; readonly fact: Coverage }
  /** No source is open any more; what they said last has been said. */
  | { readonly type: 'closed' }
  /** How the sources could be opened, whenever they are. */
  | { readonly type: 'opened'; readonly sources: SourcesAnswer }
  | { readonly type: 'answer'; readonly id: number; readonly answer: WorkerAnswer }
  | { readonly type: 'log'; readonly line: string }

/** The answer to a question; its shape follows from what was asked. */
export type WorkerAnswer =
  | { readonly to: 'classify'; readonly classes: readonly Omit<CommentClass, 'repeats'>[] }
  | { readonly to: 'normalise'; readonly texts: readonly string[] }
  | { readonly to: 'sources'; readonly sources: SourcesAnswer }
