import type { ObsState } from '#shared/model/obs.ts'

/** What can be seen in the programme, as far as it is known. */
export type Closure = {
  /** The programme scene and every scene and group nested in it, at any depth. */
  readonly scenes: ReadonlySet<string>
  /** The inputs that lie in them, hidden ones too. */
  readonly inputs: ReadonlySet<string>
}

/** Walks from the programme scene down; hidden items count, for one click shows them. */
export function programmeClosure({ programme, scenes }: ObsState): Closure {
  const reached = new Set<string>()
  const inputs = new Set<string>()
  const pending = programme.known ? [programme.value] : []
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    const items = scenes.get(name)?.items
    if (!items?.known) continue
    for (const item of items.value) {
      if (item.sourceType === 'input') inputs.add(item.source)
      else pending.push(item.source)
    }
  }
  return { scenes: reached, inputs }
}
