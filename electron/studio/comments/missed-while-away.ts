import type { SourceSettings } from '#shared/model/comment-sources.ts'
import type { Coverage } from '#shared/model/comments.ts'

type Kind = SourceSettings['kind']

type There = Pick<Coverage, 'source' | 'platform' | 'at'>

/** The other side keeps what was not acknowledged, or the file lies where it lay: being away is missing nothing. */
const resumes: ReadonlySet<Kind> = new Set(['douyin', 'file'])

/** What a source may have missed while no studio was running, said when it is first there again. */
export class MissedWhileAway {
  readonly #since: Map<string, number>

  /** @param since for each source that was there before: since when nobody has listened to it */
  constructor(since: ReadonlyMap<string, number> = new Map()) {
    this.#since = new Map(since)
  }

  /** What is to be said after this fact of a source of that kind; null for most. */
  after(fact: Coverage, kind: Kind | undefined): Coverage | null {
    if (fact.fact !== 'connected' || kind === undefined || resumes.has(kind)) return null
    return this.listensAgain(fact)
  }

  /** The same for one that listens and need not connect: whoever sends to it may have found nobody there. */
  listensAgain({ source, platform, at }: There): Coverage | null {
    const from = this.#since.get(source)
    this.#since.delete(source)
    if (from === undefined) return null
    return { platform, source, at, fact: 'missed', from, to: Math.max(from, at), certain: false, count: null }
  }
}
