import { CardFields } from '#shared/model/cards.ts'
import { fenOf } from '../../i18n/format.ts'

/** The card form as it is typed. */
export type CardDraft = {
  readonly title: string
  readonly shop: string
  readonly seller: string
  readonly category: string | null
  readonly price: string
  readonly listPrice: string
  readonly stock: string
  readonly link: string
  readonly picture: string
  readonly claims: string
  readonly licence: string
  readonly spokenBy: CardFields['spokenBy']
}

export const emptyCardDraft: CardDraft = {
  title: '',
  shop: '',
  seller: '',
  category: null,
  price: '',
  listPrice: '',
  stock: '',
  link: '',
  picture: '',
  claims: '',
  licence: '',
  spokenBy: 'outside-host',
}

const amount = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** The form for a card that is there already. */
export function cardDraftOf(card: CardFields): CardDraft {
  return {
    title: card.title,
    shop: card.shop,
    seller: card.seller,
    category: card.category,
    price: amount(card.price),
    listPrice: card.listPrice === null ? '' : amount(card.listPrice),
    stock: String(card.stock),
    link: card.link,
    picture: card.picture ?? '',
    claims: card.claims.join('\n'),
    licence: card.licence ?? '',
    spokenBy: card.spokenBy,
  }
}

/** What is wrong with a field, by the name of its sentence in the catalogue. */
export type CardProblem = 'required' | 'money' | 'whole' | 'link' | 'claims' | 'tooLong'
export type CardProblems = { readonly [F in keyof CardDraft]?: CardProblem }

export type ReadCard =
  | { readonly ok: true; readonly fields: CardFields }
  | { readonly ok: false; readonly problems: CardProblems }

function orNull(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim()
}

function wholeOf(typed: string): number | null {
  return /^\d{1,9}$/.test(typed.trim()) ? Number(typed.trim()) : null
}

function problemOf(field: string, draft: CardDraft): CardProblem {
  const typed = draft[field as keyof CardDraft]
  if (field === 'claims') return 'claims'
  if (typeof typed !== 'string' || typed.trim() === '') return 'required'
  if (field === 'price' || field === 'listPrice') return 'money'
  if (field === 'stock') return 'whole'
  if (field === 'link') return 'link'
  return 'tooLong'
}

/** The card that the form makes, or what is wrong with it, field by field. */
export function readCardDraft(draft: CardDraft): ReadCard {
  const claims = draft.claims
    .split('\n')
    .map((claim) => claim.trim())
    .filter((claim) => claim !== '')
  const read = CardFields.safeParse({
    title: draft.title.trim(),
    shop: draft.shop.trim(),
    seller: draft.seller.trim(),
    category: draft.category,
    price: fenOf(draft.price),
    listPrice: draft.listPrice.trim() === '' ? null : (fenOf(draft.listPrice) ?? Number.NaN),
    stock: wholeOf(draft.stock),
    link: draft.link.trim(),
    picture: orNull(draft.picture),
    claims,
    licence: orNull(draft.licence),
    spokenBy: draft.spokenBy,
  })
  if (read.success) return { ok: true, fields: read.data }
  const fields = read.error.issues.map((issue) => String(issue.path[0]))
  return { ok: false, problems: Object.fromEntries(fields.map((field) => [field, problemOf(field, draft)])) }
}
