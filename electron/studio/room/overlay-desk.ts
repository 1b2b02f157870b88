import type { CardFields } from '#shared/model/cards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type {
  CardIntent,
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
import type { OverlayPainter } from '../../obs/overlays/painter.ts'
import { ownNames } from './own-names.ts'

type Size = { readonly width: number; readonly height: number }
type Place = { readonly canvas: Size; readonly room: Room }

/** A verdict holds for a broadcasting day; whoever is still on air then is asked again. */
const verdictHoldsMs = 24 * 3_600_000

/** Draws what the room's intent needs, for its canvas and platform, and remembers what it has drawn. */
export class OverlayDesk {
  readonly #painter: OverlayPainter
  readonly #pack: Pack
  readonly #picturePath: (picture: string) => string
  readonly #told: (line: string) => void
  readonly #drawn = new Map<string, Promise<unknown>>()

  /** `picturePath` finds a card's own picture on disk; `told` hears what a drawing could not show. */
  constructor(
    painter: OverlayPainter,
    pack: Pack,
    picturePath: (picture: string) => string,
    told: (line: string) => void,
  ) {
    this.#painter = painter
    this.#pack = pack
    this.#picturePath = picturePath
    this.#told = told
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

  /** The picture of a card as viewers will see it; content-addressed, so that the entry that airs it can name it. */
  async card(
    fields: CardFields,
    minorsNotice: boolean,
    place: Place,
  ): Promise<Omit<CardIntent, 'card' | 'validUntil'>> {
    const { canvas, room } = place
    const { area, corner } = labelGeometry(canvas, room.platform, this.#pack)
    const { byId, lineage } = compiledPack(this.#pack).tree
    const category = fields.category === null ? undefined : byId.get(fields.category)
    const { healthFood, minors } = this.#pack.notices
    const above = category === undefined ? [] : [category.id, ...(lineage.get(category.id) ?? [])]
    const isHealthFood = above.some((id) => healthFood.categories.includes(id))
    const notices = [...(isHealthFood ? [healthFood.text.zh] : []), ...(minorsNotice ? [minors.text.zh] : [])]
    const drawn = await this.#once(['card', fields, notices, canvas, area], () =>
      this.#painter.drawCard({
        title: fields.title,
        seller: fields.seller,
        category: category?.name.zh ?? null,
        price: fields.price,
        listPrice: fields.listPrice === null ? null : { amount: fields.listPrice, basis: null },
        stock: fields.stock,
        picture: fields.picture === null ? null : this.#picturePath(fields.picture),
        notices,
        canvas,
        safeArea: area,
        corner,
      }),
    )
    if (drawn.missing.length > 0)
      this.#told(`the font lacks ${drawn.missing.join(' ')}: shown as boxes on the card`)
    if (drawn.pictureProblem !== null) this.#told(`a card's picture is left out: ${drawn.pictureProblem}`)
    return { input: ownNames.cardInput, picture: drawn.picture, at: drawn.at }
  }

  async onAir(aired: OnAir, place: Place): Promise<CardIntent> {
    const drawn = await this.card(aired.fields, aired.minorsNotice, place)
    return { ...drawn, card: aired.card, validUntil: (aired.since + verdictHoldsMs) as Instant }
  }

  /** A notice, laid where it covers neither the label nor, if there is room, the card. */
  async notice(
    due: NoticeDue,
    beside: { readonly label: Rectangle | null; readonly card: Rectangle | null },
    { canvas, room }: Place,
  ): Promise<NoticeIntent> {
    const { area, corner } = labelGeometry(canvas, room.platform, this.#pack)
    const text = noticeText(due.notice, this.#pack.notices)
    const drawn = await this.#once(['notice', text.zh, canvas, area, corner, beside], () =>
      this.#painter.drawNotice({ text: text.zh, canvas, safeArea: area, corner, ...beside }),
    )
    const { picture, at } = drawn
    return { ...due, input: ownNames.noticeInput, picture, at, text, pack: this.#pack.name }
  }

  async safeScene({ canvas, room }: Place): Promise<OverlayPicture> {
    const drawn = await this.#once(['safe-scene', canvas, room.name], () =>
      this.#painter.drawSafeScene({ canvas, roomName: room.name }),
    )
    return drawn.picture
  }

  /** A drawing that failed is not remembered: the disk may have room again next time. */
  #once<T>(key: unknown, draw: () => Promise<T>): Promise<T> {
    const text = JSON.stringify(key)
    const known = this.#drawn.get(text) as Promise<T> | undefined
    if (known !== undefined) return known
    const drawing = draw()
    this.#drawn.set(text, drawing)
    drawing.catch(() => this.#drawn.delete(text))
    return drawing
  }
}
