import type { CardFields } from '#shared/model/cards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type {
  CardIntent,
  GoodsPictures,
  LabelIntent,
  NoticeIntent,
  OverlayPicture,
  Rectangle,
} from '#shared/model/intent.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Room } from '#shared/model/rooms.ts'
import { compiledPack } from '#shared/rules/compiled-pack.ts'
import { labelGeometry } from '#shared/rules/labels.ts'
import { type NoticeDue, noticeText } from '#shared/rules/notices.ts'
import type { OnAir } from '../../cards/read.ts'
import type { CardSpec } from '../../obs/overlays/card-spec.ts'
import type { OverlayPainter } from '../../obs/overlays/painter.ts'
import { CardProblems } from '../shown/card-problems.ts'
import { BarredPictures, type GoodsCard } from './barred-pictures.ts'
import { ownNames } from './own-names.ts'

type Size = { readonly width: number; readonly height: number }
type DrawnForAir = Omit<CardIntent, 'card' | 'validUntil'>
type Place = { readonly canvas: Size; readonly room: Room }

/** A verdict holds for a broadcasting day; whoever is still on air then is asked again. */
const verdictHoldsMs = 24 * 3_600_000

/** Draws what the room's intent needs, for its canvas and platform, and remembers what it has drawn. */
export class OverlayDesk {
  readonly #painter: OverlayPainter
  readonly #pack: Pack
  readonly #picturePath: (picture: string) => string
  readonly #barred: BarredPictures
  readonly #log: (line: string, error: unknown) => void
  readonly #drawn = new Map<string, Promise<unknown>>()
  /** Keys of cards that were drawn without their picture. What is on air stays as it was drawn, with or without. */
  readonly #spoilt = new Set<string>()
  /** What the cards' drawings cannot show. */
  readonly problems: CardProblems

  /** `picturePath` finds a card's own picture on disk; `log` hears of what went wrong inside. */
  constructor(
    painter: OverlayPainter,
    pack: Pack,
    picturePath: (picture: string) => string,
    log: (line: string, error: unknown) => void,
  ) {
    this.#painter = painter
    this.#pack = pack
    this.#picturePath = picturePath
    this.#log = log
    this.problems = new CardProblems({
      inspect: ({ title, seller, picture }) =>
        painter.inspectCard({
          texts: [title, seller],
          picture: picture === null ? null : picturePath(picture),
        }),
      now: Date.now,
      failed: (error) => log('a card could not be looked at', error),
    })
    this.#barred = new BarredPictures(picturePath)
  }

  /** The pictures that nobody may put on air by hand, for these cards. */
  async goods(cards: readonly GoodsCard[]): Promise<GoodsPictures> {
    const drawn = await this.#painter.drawnCards()
    return { drawn, barred: await this.#barred.of(cards) }
  }

  async label({ canvas, room }: Place): Promise<LabelIntent> {
    const { area, corner, shortestSideShare } = labelGeometry(canvas, room.platform, this.#pack)
    const text = this.#pack.labels.wording.texts[0] ?? 'AI生成'
    const drawn = await this.#once(['label', text, canvas, area], () =>
      this.#painter.drawLabel({ text, canvas, safeArea: area, corner, shortestSideShare }),
    )
    const { picture, at, inkHeight } = drawn
    return { input: ownNames.labelInput, picture, at, inkHeight, shortestSideShare }
  }

  /**
   * The picture of a card as viewers will see it; content-addressed, so that the entry that airs it can name it. One
   * whose own picture could not be drawn is tried again: it may be there now.
   */
  card(fields: CardFields, minorsNotice: boolean, place: Place): Promise<DrawnForAir> {
    const spec = this.#cardSpec(fields, minorsNotice, place)
    if (this.#spoilt.delete(keyOf(spec))) this.#drawn.delete(keyOf(spec))
    return this.#drawCard(spec)
  }

  #cardSpec(fields: CardFields, minorsNotice: boolean, { canvas, room }: Place): CardSpec {
    const { area, corner } = labelGeometry(canvas, room.platform, this.#pack)
    const { byId, lineage } = compiledPack(this.#pack).tree
    const category = fields.category === null ? undefined : byId.get(fields.category)
    const { healthFood, minors } = this.#pack.notices
    const above = category === undefined ? [] : [category.id, ...(lineage.get(category.id) ?? [])]
    const isHealthFood = above.some((id) => healthFood.categories.includes(id))
    return {
      title: fields.title,
      seller: fields.seller,
      category: category?.name.zh ?? null,
      price: fields.price,
      listPrice: fields.listPrice === null ? null : { amount: fields.listPrice, basis: null },
      stock: fields.stock,
      picture: fields.picture === null ? null : this.#picturePath(fields.picture),
      notices: [...(isHealthFood ? [healthFood.text.zh] : []), ...(minorsNotice ? [minors.text.zh] : [])],
      canvas,
      safeArea: area,
      corner,
    }
  }

  async #drawCard(spec: CardSpec): Promise<DrawnForAir> {
    const drawn = await this.#once(spec, () => this.#painter.drawCard(spec))
    if (drawn.pictureProblem !== null) this.#spoilt.add(keyOf(spec))
    return { input: ownNames.cardInput, picture: drawn.picture, at: drawn.at }
  }

  async onAir(aired: OnAir, place: Place): Promise<CardIntent> {
    const drawn = await this.#drawCard(this.#cardSpec(aired.fields, aired.minorsNotice, place))
    return { ...drawn, card: aired.card, validUntil: (aired.since + verdictHoldsMs) as Instant }
  }

  /**
   * A notice, laid where it covers neither the label nor, if there is room, the card. Null, and logged, where it cannot
   * be drawn: what else must be on or off the air does not wait for that, and a card that waits for its notice waits on.
   */
  async notice(
    due: NoticeDue,
    beside: { readonly label: Rectangle | null; readonly card: Rectangle | null },
    { canvas, room }: Place,
  ): Promise<NoticeIntent | null> {
    const { area, corner } = labelGeometry(canvas, room.platform, this.#pack)
    const text = noticeText(due.notice, this.#pack.notices)
    try {
      const { picture, at } = await this.#once(['notice', text.zh, canvas, area, corner, beside], () =>
        this.#painter.drawNotice({ text: text.zh, canvas, safeArea: area, corner, ...beside }),
      )
      return { ...due, input: ownNames.noticeInput, picture, at, text, pack: this.#pack.name }
    } catch (error) {
      this.#log(`the notice “${text.en}” could not be drawn`, error)
      return null
    }
  }

  async safeScene({ canvas, room }: Place): Promise<OverlayPicture> {
    const drawn = await this.#once(['safe-scene', canvas, room.name], () =>
      this.#painter.drawSafeScene({ canvas, roomName: room.name }),
    )
    return drawn.picture
  }

  /** A drawing that failed is not remembered: the disk may have room again next time. */
  #once<T>(key: unknown, draw: () => Promise<T>): Promise<T> {
    const text = keyOf(key)
    const known = this.#drawn.get(text) as Promise<T> | undefined
    if (known !== undefined) return known
    const drawing = draw()
    this.#drawn.set(text, drawing)
    drawing.catch(() => this.#drawn.delete(text))
    return drawing
  }
}

function keyOf(what: unknown): string {
  return JSON.stringify(what)
}
