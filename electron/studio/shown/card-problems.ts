import { isDeepStrictEqual } from 'node:util'
import type { CardFields } from '#shared/model/cards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { Words } from '#shared/model/words.ts'
import type { CardInspection } from '../../obs/overlays/inspect-card.ts'

type Shown = Pick<CardFields, 'title' | 'seller' | 'picture'>

export type CardProblemsParts = {
  readonly inspect: (card: Shown) => Promise<CardInspection>
  readonly now: () => Instant
  readonly failed: (error: unknown) => void
}

/** A card with problems is looked at again, when somebody asks, after so long. */
const lookAgainMs = 30_000

/**
 * What viewers would not see of each card: a picture that cannot be drawn, characters that the font lacks. Cards are
 * looked at one after the other behind the studio's back; whoever asks before gets nothing, and is told when something
 * was found. What is wrong with a card may be put right on disk, so it is looked at again; what was fine is not.
 */
export class CardProblems {
  readonly #parts: CardProblemsParts
  readonly #known = new Map<string, { readonly problems: readonly Words[]; readonly at: Instant }>()
  readonly #waiting = new Map<string, Shown>()
  readonly #listeners = new Set<() => void>()
  #working = false
  #closed = false

  constructor(parts: CardProblemsParts) {
    this.#parts = parts
  }

  of({ title, seller, picture }: Shown): readonly Words[] {
    const shown = { title, seller, picture }
    const key = JSON.stringify(shown)
    const known = this.#known.get(key)
    const isOld = known !== undefined && this.#parts.now() - known.at > lookAgainMs
    if (known === undefined || (isOld && known.problems.length > 0)) this.#look(key, shown)
    return known?.problems ?? []
  }

  /** Called back when what is known of some card changed; returns how to stop. */
  onFound(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks at no further card. */
  close(): void {
    this.#closed = true
    this.#listeners.clear()
    this.#waiting.clear()
  }

  #look(key: string, shown: Shown): void {
    if (this.#closed) return
    this.#waiting.set(key, shown)
    if (!this.#working) void this.#work()
  }

  async #work(): Promise<void> {
    this.#working = true
    let isNews = false
    for (const [key, shown] of this.#waiting) {
      this.#waiting.delete(key)
      const problems = await this.#problemsOf(shown)
      isNews ||= !isDeepStrictEqual(problems, this.#known.get(key)?.problems ?? [])
      this.#known.set(key, { problems, at: this.#parts.now() })
    }
    this.#working = false
    if (isNews) for (const listener of this.#listeners) listener()
  }

  async #problemsOf(shown: Shown): Promise<readonly Words[]> {
    try {
      return inWords(shown, await this.#parts.inspect(shown))
    } catch (error) {
      this.#parts.failed(error)
      return []
    }
  }
}

function inWords({ picture }: Shown, { missing, pictureProblem }: CardInspection): readonly Words[] {
  const problems: Words[] = []
  if (missing.length > 0) {
    problems.push({
      zh: `字体里没有“${missing.join('')}”，卡面上会显示为方框；请换一种写法。`,
      en: `The font lacks “${missing.join('')}”, which show as boxes on the card; write it in another way.`,
    })
  }
  if (picture !== null && pictureProblem !== null) problems.push(pictureWords[pictureProblem](picture))
  return problems
}

const pictureWords: Record<NonNullable<CardInspection['pictureProblem']>, (picture: string) => Words> = {
  missing: (picture) => ({
    zh: `找不到图片“${picture}”，卡面上只有占位图；请检查文件路径。`,
    en: `The picture “${picture}” cannot be found, so a placeholder stands on the card; check its path.`,
  }),
  'too-large': (picture) => ({
    zh: `图片“${picture}”超过 12 MB 或 4000 万像素，卡面上只有占位图；请换一张小的。`,
    en: `The picture “${picture}” is over 12 MB or 40 million pixels, so a placeholder stands on the card; use a smaller one.`,
  }),
  'not-a-picture': (picture) => ({
    zh: `“${picture}”不是能读的 PNG、JPEG 或 WebP 图片，卡面上只有占位图；请换一张。`,
    en: `“${picture}” is no PNG, JPEG or WebP that can be read, so a placeholder stands on the card; use another.`,
  }),
}
