import type { FilterTrial } from '#shared/model/comment-views.ts'
import type { SessionId } from '#shared/model/ids.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { ModerationPack } from '#shared/model/pack.ts'
import { matchOf } from '#shared/rules/moderation/filter.ts'
import { standingOf } from '#shared/rules/moderation/standing.ts'
import type { Reader } from '../ledger/schema.ts'
import { commentOf } from './kept-line.ts'
import { batchesBefore, keptSessions } from './read.ts'
import { linesWhereThere } from './read-kept.ts'

export type TrialParts = {
  readonly db: Reader
  readonly dataDir: string
  readonly pack: ModerationPack
  readonly normalise: (text: string) => string
  /** Adverse comments that ship with the product: a new room has none of its own to try a filter on. */
  readonly corpus: readonly string[]
}

/** What a filter met: in this session, in those before it, and in the corpus. */
export type TrialResult = {
  readonly session: FilterTrial
  readonly earlier: FilterTrial
  readonly corpus: FilterTrial
}

/** So many of the newest comments are looked at, of this session and of all earlier ones together. */
const lookedAtMost = 100_000
const shownExamples = 5

/** Runs a filter over everything that there is to run it over; `words` are normalised. */
export function tryFilter(
  parts: TrialParts,
  words: readonly string[],
  session: SessionId | null,
): TrialResult {
  const earlier = keptSessions(parts.db)
    .map((one) => one.session)
    .filter((one) => one !== session)
    .reverse()
  return {
    session: tried(parts, words, session === null ? [] : commentsOf(parts, [session])),
    earlier: tried(parts, words, commentsOf(parts, earlier)),
    corpus: tried(
      parts,
      words,
      parts.corpus.map((text) => ({ text, isGuarded: true })),
    ),
  }
}

type Looked = { readonly text: string; readonly isGuarded: boolean }

function tried({ normalise }: TrialParts, words: readonly string[], comments: Iterable<Looked>): FilterTrial {
  let [looked, hits, adverse] = [0, 0, 0]
  const examples: string[] = []
  for (const { text, isGuarded } of comments) {
    if (looked === lookedAtMost) break
    looked += 1
    if (matchOf(words, normalise(text)) === undefined) continue
    hits += 1
    if (!isGuarded) continue
    adverse += 1
    if (examples.length < shownExamples) examples.push(text)
  }
  return { looked, hits, adverse, examples }
}

/** The sessions' comments, the newest of each batch first: what was written last is what the filter is meant for. */
function* commentsOf({ db, dataDir, pack }: TrialParts, sessions: readonly SessionId[]): Generator<Looked> {
  for (const session of sessions) {
    let before = Number.MAX_SAFE_INTEGER
    for (;;) {
      const batches = batchesBefore(db, session, before, 64)
      for (const batch of batches) {
        before = batch.first
        for (const line of linesWhereThere(dataDir, batch)) yield looked(commentOf(line), pack)
      }
      if (batches.length === 0) break
    }
  }
}

/** Only what is called adverse counts against a filter; what may be adverse is spared when the filter is at work. */
function looked({ text, class: taken }: KeptComment, pack: ModerationPack): Looked {
  return { text, isGuarded: standingOf(taken, pack) === 'adverse' || taken.evaluation === 'unknown' }
}
