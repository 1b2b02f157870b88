import type { DeclaredSource, Intent } from '#shared/model/intent.ts'
import type { Input, ObsState } from '#shared/model/obs.ts'
import { stillHolds } from '#shared/rules/sources/standing.ts'
import { judgeSource } from '../../guards/judged-source.ts'
import type { RecordOf } from '../../guards/record.ts'

export type SourceRecord = RecordOf<'source.changed'>

/**
 * Notices that what was said of a source holds no longer: it captures something else, or its name was given up or given
 * to another. Each declaration is told about once; that it holds no longer is then in the ledger, and stays so even
 * where the source changes back.
 */
export class SourceWatch {
  readonly #record: (record: SourceRecord) => void
  /** Entries of the declarations that were told about. */
  readonly #told = new Set<number>()

  constructor(record: (record: SourceRecord) => void) {
    this.#record = record
  }

  /** What stands now against what was declared: to be called with every change of OBS and of the intent. */
  look(now: ObsState, intent: Intent | null): void {
    for (const [source, declared] of standing(intent)) {
      const input = now.inputs.get(source)
      const line = input === undefined || intent === null ? null : judgeSource(input, intent.sources).line
      if (line !== null && !stillHolds(declared, line)) this.#lapse(source, declared, 'captures-else', line)
    }
  }

  /** What went from one state to the next: a source that is made anew under the same name is another one. */
  compare(before: ObsState, now: ObsState, intent: Intent | null): void {
    // Another collection, or none that can be read, says nothing of the sources of this one.
    if (!before.inputNames.known || !now.inputNames.known) return
    if (!before.collection.known || !now.collection.known) return
    if (before.collection.value !== now.collection.value) return
    for (const [source, declared] of standing(intent)) {
      const input = before.inputs.get(source)
      if (input === undefined || now.inputs.has(source)) continue
      const name = newNameOf(input, before, now)
      this.#lapse(source, declared, name === null ? 'removed' : 'renamed', name)
    }
  }

  #lapse(
    source: string,
    declared: DeclaredSource,
    how: SourceRecord['body']['how'],
    now: string | null,
  ): void {
    if (this.#told.has(declared.seq)) return
    this.#told.add(declared.seq)
    const { nature, capture } = declared
    this.#record({ kind: 'source.changed', body: { source, nature, how, was: capture, now } })
  }
}

function standing(intent: Intent | null): readonly (readonly [string, DeclaredSource])[] {
  if (intent === null) return []
  return Object.entries(intent.sources.declared).filter(([, { lapsed }]) => !lapsed)
}

/** The mirror hands a renamed input's settings on as they are; null where it was removed. */
function newNameOf({ settings, kind }: Input, before: ObsState, now: ObsState): string | null {
  for (const input of now.inputs.values()) {
    if (input.settings === settings && input.kind === kind && !before.inputs.has(input.name))
      return input.name
  }
  return null
}
