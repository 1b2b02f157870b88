import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsedWrongly } from './failing.ts'

export type Command = {
  readonly name: string
  /** One line for the overview. */
  readonly does: string
  readonly help: string
  /** Resolves to the exit code. Throws `UsedWrongly`. */
  readonly run: (args: readonly string[]) => Promise<number>
}

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads options strictly: an unknown one, or a value that is missing, is used wrongly. */
export function readOptions<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsedWrongly(error instanceof Error ? error.message : String(error))
  }
}

/** An option that must be there. */
export function needed(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsedWrongly(`${name} is missing; see --help`)
  return value
}

/** Exactly so many words beside the options. */
export function words(positionals: readonly string[], names: readonly string[]): readonly string[] {
  if (positionals.length !== names.length) {
    throw new UsedWrongly(`expected ${names.length === 0 ? 'no further words' : names.join(' ')}; see --help`)
  }
  return positionals
}
