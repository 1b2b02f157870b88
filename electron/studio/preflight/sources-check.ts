import type { DeclaredSource } from '#shared/model/intent.ts'
import type { Check } from '#shared/model/rooms.ts'
import type { Words } from '#shared/model/words.ts'
import { stillHolds } from '#shared/rules/sources/standing.ts'
import type { SourceReport } from '../room/room-protocol.ts'

type Sources = {
  readonly sources: readonly SourceReport[]
  readonly declared: ReadonlyMap<string, DeclaredSource>
}

/** Every source that must be declared is, and captures what it captured then. */
export function sourcesCheck({ sources, declared }: Sources): Check {
  const open = sources.filter(
    ({ name, capture, asked }) => asked && (capture === null || !stillHolds(declared.get(name), capture)),
  )
  if (open.length === 0) {
    const said = { zh: '所有画面来源都已申报。', en: 'Every source is declared.' }
    return { id: 'sources', outcome: 'pass', said, remedy: null }
  }
  const unread = open.filter(({ capture }) => capture === null)
  const read = open.filter(({ capture }) => capture !== null)
  const changed = read.filter(({ name }) => declared.has(name))
  const never = read.filter(({ name }) => !declared.has(name))
  const parts = [
    part(never, '还没有申报的来源：', 'Sources not declared: '),
    part(changed, '申报后有变化、须重新申报的来源：', 'Sources changed since they were declared: '),
    part(
      unread,
      'OBS 还没有说明采集什么的来源：',
      'Sources of which OBS does not tell yet what they capture: ',
    ),
  ].filter((said) => said !== null)
  return {
    id: 'sources',
    outcome: 'fail',
    said: { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join(' ') },
    remedy: {
      zh: '请逐一说明它是真实拍摄、虚拟形象还是素材。',
      en: 'Say of each whether it is real, a virtual image or media.',
    },
  }
}

function part(sources: readonly SourceReport[], zh: string, en: string): Words | null {
  if (sources.length === 0) return null
  const names = sources.map(({ name }) => `“${name}”`)
  return { zh: `${zh}${names.join('、')}。`, en: `${en}${names.join(', ')}.` }
}
