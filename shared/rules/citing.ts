/** A rule's basis in words: the articles it rests on, and how sure the studio is of each. */
import type { Pack, Source } from '#shared/model/pack.ts'
import type { Citation, Words } from '#shared/model/words.ts'

const doubts: Record<Citation['sure'], Words | null> = {
  L: null,
  S2: { zh: '据公开报道', en: 'as publicly reported' },
  S: { zh: '据公开报道，仅一处来源', en: 'as publicly reported, one source' },
  M: { zh: '原文未核对', en: 'text not checked' },
  'M?': { zh: '条号待核对', en: 'article number not checked' },
}

/** Null where there is no source: the studio itself is the reason. */
export function basisInWords(sources: readonly Source[]): Words | null {
  if (sources.length === 0) return null
  return {
    zh: sources.map(chineseName).join('、'),
    en: sources.map(englishName).join('; '),
  }
}

function chineseName(source: Source): string {
  const doubt = doubts[source.sure]
  return `《${source.instrument}》${source.article}${doubt === null ? '' : `（${doubt.zh}）`}`
}

function englishName(source: Source): string {
  const doubt = doubts[source.sure]
  return `${source.english}${doubt === null ? '' : ` (${doubt.en})`}`
}

/** What a finding or a refusal carries of its sources. */
export function citationsOf(sources: readonly Source[]): Citation[] {
  return sources.map(({ instrument, version, article, sure }) => ({ instrument, version, article, sure }))
}

/** The provision that a citation names, with what the pack holds of its wording; undefined where it holds none. */
export function articleOf(
  pack: Pack,
  { instrument, version, article }: Omit<Citation, 'sure'>,
): Pack['articles'][number] | undefined {
  return pack.articles.find(
    (one) => one.instrument === instrument && one.version === version && one.article === article,
  )
}
