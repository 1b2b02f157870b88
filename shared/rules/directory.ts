/**
 * The directory (负面目录): what a card's fields mean under a rule pack. Pure: the same card, pack and instant give the
 * same verdict. The mechanism knows conditions only; every rule, word and sentence is the pack's.
 *
 * What may be relied on: a card without a category of the pack, or with one that is too coarse, is refused; a rule that
 * refuses cannot be outweighed by anything else; the verdict's decision is its gravest finding's.
 */
import type { CardFields, Decision, Finding, Verdict } from '#shared/model/cards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { Pack, Source } from '#shared/model/pack.ts'
import type { Words } from '#shared/model/words.ts'
import { isoDay, shanghaiDay } from './calendar.ts'
import { type CardFacts, cardFacts, type SeenWord, seenWords } from './card-facts.ts'
import { basisInWords, citationsOf } from './citing.ts'
import { type CompiledRule, compiledPack } from './compiled-pack.ts'
import { filled } from './filling.ts'
import { comparePrices, yuan } from './prices.ts'
import { wordsInWords } from './seen-words.ts'

const gravity: readonly Decision[] = ['allow', 'warn', 'needs-approval', 'refuse']

export function judge(card: CardFields, pack: Pack, now: Instant): Verdict {
  const compiled = compiledPack(pack)
  const facts = cardFacts(card, compiled)
  const holding = compiled.rules.flatMap((compiledRule) => {
    const words = seenWords(facts, compiledRule.words, compiledRule.unless)
    return holds(compiledRule, facts, words) ? [{ rule: compiledRule.rule, words }] : []
  })
  const findings = [
    ...findingsOfCategory(facts, pack),
    ...holding.map(({ rule, words }) => finding(rule.id, rule.decision, rule, facts, words)),
    ...findingsOfDate(facts, pack, now),
  ]
  return {
    decision: gravest(findings),
    findings,
    pack: pack.name,
    minorsNotice: holding.some(({ rule }) => rule.minorsNotice),
  }
}

function gravest(findings: readonly Finding[]): Decision {
  const weights = findings.map(({ decision }) => gravity.indexOf(decision))
  return gravity[Math.max(0, ...weights)] ?? 'refuse'
}

function holds({ rule, lacks }: CompiledRule, facts: CardFacts, words: readonly SeenWord[]): boolean {
  const { when } = rule
  const { card, lineage } = facts
  return (
    (when.categories === undefined || when.categories.some((id) => lineage.has(id))) &&
    (when.exceptCategories === undefined || !when.exceptCategories.some((id) => lineage.has(id))) &&
    (when.words === undefined || words.length > 0) &&
    (when.lacks === undefined || seenWords(facts, lacks, none).length === 0) &&
    (when.licence === undefined || card.licence === null) &&
    (when.spokenBy === undefined || when.spokenBy === card.spokenBy) &&
    (when.price === undefined || comparePrices(card).has(when.price))
  )
}

const none: ReadonlySet<string> = new Set()

function findingsOfCategory(facts: CardFacts, { directory }: Pack): readonly Finding[] {
  if (facts.category === null)
    return [finding('unknown-category', 'refuse', directory.unknownCategory, facts)]
  if (facts.tooCoarse) return [finding('coarse-category', 'refuse', directory.coarseCategory, facts)]
  return []
}

/** Old or future law still judges, and says that it is not the law of the day. */
function findingsOfDate(facts: CardFacts, { manifest, directory }: Pack, now: Instant): readonly Finding[] {
  const today = isoDay(shanghaiDay(now))
  const hasBegun = manifest.inForceFrom <= today
  const hasEnded = manifest.inForceUntil !== null && manifest.inForceUntil < today
  return hasBegun && !hasEnded ? [] : [finding('pack-not-in-force', 'warn', directory.notInForce, facts)]
}

type Text = { readonly said: Words; readonly remedy: Words; readonly cites: readonly Source[] }

function finding(
  rule: string,
  decision: Decision,
  { said, remedy, cites }: Text,
  { card, category }: CardFacts,
  words: readonly SeenWord[] = [],
): Finding {
  const values = {
    title: card.title,
    category: category?.name ?? card.category ?? { zh: '未填写', en: 'none' },
    words: wordsInWords(words),
    rule: basisInWords(cites),
    price: yuan(card.price),
    listPrice: card.listPrice === null ? null : yuan(card.listPrice),
  }
  return {
    rule,
    decision,
    said: filled(said, values),
    remedy: filled(remedy, values),
    cites: citationsOf(cites),
  }
}
