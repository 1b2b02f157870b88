import { z } from 'zod'
import type { CaptureNames } from '#shared/model/capture.ts'

const Entries = z.array(z.object({ value: z.string() }).catch({ value: '' }))

/** An input's settings, read without trust: what is not of the wanted type counts as not set. */
export class Settings {
  readonly #values: Readonly<Record<string, unknown>>

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values
  }

  text(name: string): string {
    const value = this.#values[name]
    return typeof value === 'string' ? value : ''
  }

  /**
   * A number as text, so that it can stand beside others; '' where it is none, or is what OBS takes by itself. Opening
   * a source's properties is enough for OBS to write its defaults down, and nothing has changed by that.
   */
  number(name: string, byItself?: number): string {
    const value = this.#values[name]
    return typeof value === 'number' && value !== byItself ? String(value) : ''
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.#values[name]
    return typeof value === 'boolean' ? value : otherwise
  }

  /** An editable list of OBS: objects whose `value` is a path or an address. */
  list(name: string): readonly string[] {
    const entries = Entries.safeParse(this.#values[name])
    return entries.success ? entries.data.map(({ value }) => value).filter((value) => value !== '') : []
  }

  /** Every text at any depth, in the order of the names, as one text that changes when one of them does. */
  allTexts(): string {
    const texts = Object.keys(this.#values)
      .sort()
      .flatMap((name) => textsIn(this.#values[name]).map((text) => `${name}=${text}`))
    return texts.join('\n')
  }

  /** The texts as names that could stand for anything. */
  anyNames(): Partial<CaptureNames> {
    const texts = Object.values(this.#values).flatMap(textsIn)
    return { titles: texts, devices: texts, senders: texts, addresses: texts, files: texts }
  }
}

/** How deep settings are looked into: OBS's own lists are two deep. */
const deepest = 4

function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null || depth === deepest) return []
  return Object.values(value).flatMap((inner: unknown) => textsIn(inner, depth + 1))
}
