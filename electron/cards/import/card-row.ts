/** One row of a table as the fields of a card, or everything that is wrong with it. */
import type { z } from 'zod'
import { CardFields } from '#shared/model/cards.ts'
import { type CategoryTree, searchCategory } from '#shared/rules/category-tree.ts'
import { type CardCells, cellsOf } from './card-cells.ts'
import type { ColumnName } from './columns.ts'
import type { Headings } from './headings.ts'
import { readPrice } from './money.ts'
import {
  brokenRow,
  emptyCell,
  linkProblem,
  type Problem,
  type ProblemText,
  priceProblem,
  severalCategories,
  speakerProblem,
  stockProblem,
  tooLong,
  tooManyClaims,
  unknownCategory,
} from './problems.ts'
import type { Row } from './table.ts'

type ReadRow =
  | { readonly ok: true; readonly fields: CardFields }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A value, or what is wrong with the cell. */
type ReadValue<T> = { readonly value: T } | { readonly problem: ProblemText }

/** Null for a row without any text: it is neither good nor bad. */
export function readCardRow(row: Row, headings: Headings, tree: CategoryTree): ReadRow | null {
  if (row.cells.every(({ text }) => text.trim() === '')) return null
  const cells = cellsOf(row, headings)
  if (row.isBroken) return { ok: false, problems: [{ column: cells.heading('title'), ...brokenRow }] }
  const problems = new Map<ColumnName, ProblemText>(cells.troubles)
  /** Reads a cell that is sound so far; a stand-in goes on where it is not, and the row is bad anyway. */
  const read = <T>(column: ColumnName, reader: (text: string) => ReadValue<T>, standIn: T): T => {
    if (problems.has(column)) return standIn
    const result = reader(cells.text(column))
    if ('value' in result) return result.value
    problems.set(column, result.problem)
    return standIn
  }
  const candidate = {
    title: cells.text('title'),
    shop: cells.text('shop'),
    seller: cells.text('seller'),
    category: read('category', (text) => readCategory(text, tree), null),
    price: read('price', readFen, 0),
    listPrice: read('listPrice', (text) => (text === '' ? { value: null } : readFen(text)), null),
    stock: read('stock', readStock, 0),
    link: read('link', readLink, 'https://x.invalid/'),
    picture: cells.text('picture') || null,
    claims: cells.claims,
    licence: cells.text('licence') || null,
    spokenBy: read('spokenBy', readSpeaker, 'outside-host'),
  }
  const parsed = CardFields.safeParse(candidate)
  if (!parsed.success) addIssues(problems, parsed.error.issues, cells)
  if (parsed.success && problems.size === 0) return { ok: true, fields: parsed.data }
  return {
    ok: false,
    problems: [...problems].map(([column, text]) => ({ column: cells.heading(column), ...text })),
  }
}

/** What the schema of a card finds beyond what was read: nothing there, too long, too many. */
function addIssues(
  problems: Map<ColumnName, ProblemText>,
  issues: readonly z.core.$ZodIssue[],
  cells: CardCells,
): void {
  for (const issue of issues) {
    const column = issue.path[0] as ColumnName
    if (!problems.has(column)) problems.set(column, problemOfIssue(issue, column, cells))
  }
}

function problemOfIssue(issue: z.core.$ZodIssue, column: ColumnName, cells: CardCells): ProblemText {
  if (issue.code === 'too_small') return emptyCell
  if (issue.code !== 'too_big') return linkProblem(cells.text(column))
  const most = Number(issue.maximum)
  if (column !== 'claims') return tooLong(most, cells.text(column).length)
  const [, claim] = issue.path
  return typeof claim === 'number'
    ? tooLong(most, cells.claims[claim]?.length ?? 0)
    : tooManyClaims(most, cells.claims.length)
}

function readFen(text: string): ReadValue<number> {
  if (text === '') return { problem: emptyCell }
  const price = readPrice(text)
  return price.ok ? { value: price.fen } : { problem: priceProblem(price.why, text) }
}

function readStock(text: string): ReadValue<number> {
  if (text === '') return { problem: emptyCell }
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,]/gu, '')
    .replace(/(?:件|个|份|pcs)$/iu, '')
  return /^\d{1,12}(?:\.0+)?$/u.test(plain) ? { value: Number(plain) } : { problem: stockProblem(text) }
}

function readLink(text: string): ReadValue<string> {
  if (text === '') return { problem: emptyCell }
  const isWeb = /^https?:\/\/[^\s/]+\.[^\s]+$/iu.test(text)
  return isWeb && URL.canParse(text) ? { value: text } : { problem: linkProblem(text) }
}

/** Empty is allowed: the card is kept, and the directory says that it cannot be shown before a category is chosen. */
function readCategory(text: string, tree: CategoryTree): ReadValue<string | null> {
  if (text === '') return { value: null }
  const search = searchCategory(tree, text)
  if (search.found === 'one') return { value: search.category.id }
  return {
    problem: search.found === 'none' ? unknownCategory(text) : severalCategories(text, search.categories),
  }
}

const speakers: Readonly<Record<CardFields['spokenBy'], readonly string[]>> = {
  'outside-host': ['外请主播', '外部主播', '主播', '达人', '明星', 'outside-host', 'outside host', 'host'],
  'seller-staff': [
    '商家员工',
    '商家',
    '员工',
    '店员',
    '本店员工',
    '自播',
    'seller-staff',
    'seller staff',
    'staff',
  ],
}

/** Empty counts as an outside host, to whom the stricter rules apply. */
function readSpeaker(text: string): ReadValue<CardFields['spokenBy']> {
  const plain = text.toLowerCase()
  if (text === '' || speakers['outside-host'].includes(plain)) return { value: 'outside-host' }
  return speakers['seller-staff'].includes(plain)
    ? { value: 'seller-staff' }
    : { problem: speakerProblem(text) }
}
