import { createHmac } from 'node:crypto'
import type { SourceFamily } from '#shared/model/declarations.ts'
import type { SourcesIntent } from '#shared/model/intent.ts'
import type { Input } from '#shared/model/obs.ts'
import { captureLine, familyOf, readCapture } from '#shared/rules/sources/capture.ts'
import { type Proposal, propose } from '#shared/rules/sources/propose.ts'
import { isAskedOf, type Standing, standingOf } from '#shared/rules/sources/standing.ts'

/** An input as the declarations and the pack see it. */
export type JudgedSource = Standing & {
  readonly family: SourceFamily
  /** What it captures, as a declaration remembers it; null while its settings cannot be read. */
  readonly line: string | null
  readonly proposal: Proposal | null
}

/** An input keeps its identity while nothing of it changes, so that a look at hundreds of items costs nothing. */
const judged = new WeakMap<SourcesIntent, WeakMap<Input, JudgedSource>>()

export function judgeSource(input: Input, sources: SourcesIntent): JudgedSource {
  const known = judged.get(sources)?.get(input)
  if (known !== undefined) return known
  const made = input.settings.known
    ? judgeRead(input, input.settings.value, sources)
    : judgeUnread(input, sources)
  const ofSources = judged.get(sources) ?? new WeakMap<Input, JudgedSource>()
  judged.set(sources, ofSources.set(input, made))
  return made
}

function judgeRead(
  { name, kind }: Input,
  settings: Readonly<Record<string, unknown>>,
  sources: SourcesIntent,
): JudgedSource {
  const { declared, rules } = sources
  const capture = readCapture(kind, settings)
  const line = captureLine(capture, fingerprint(sources.fingerprintKey))
  const proposal = propose(name, capture, rules, twinOf(name, line, declared))
  const standing = standingOf(declared[name], { ...capture, line }, proposal, rules)
  return { family: capture.family, line, proposal, ...standing }
}

/** What it shows is not known, so nothing is claimed of it; its name may already tell that it needs the label. */
function judgeUnread({ name, kind }: Input, { declared, rules }: SourcesIntent): JudgedSource {
  const family = familyOf(kind)
  const proposal = propose(name, { family, shown: '', hidden: '', names: {}, isEmpty: false }, rules, null)
  const said = declared[name]?.nature
  const isAsked = isAskedOf(family, rules)
  const looksVirtual = isAsked && proposal?.nature === 'virtual-image'
  const needsLabel = said === undefined ? looksVirtual : said === 'virtual-image'
  return { family, line: null, proposal, nature: null, isAsked, isOpen: false, needsLabel }
}

/** The source that was declared a virtual image while it captured the very same; null where there is none. */
function twinOf(name: string, line: string, declared: SourcesIntent['declared']): string | null {
  if (line === '') return null
  const twin = Object.entries(declared).find(
    ([other, said]) => other !== name && said.nature === 'virtual-image' && said.capture === line,
  )
  return twin?.[0] ?? null
}

/** Eight characters tell two queries apart; keyed, they tell nobody what was in them. */
function fingerprint(key: string): (secret: string) => string {
  return (secret) => createHmac('sha256', key).update(secret).digest('hex').slice(0, 8)
}
