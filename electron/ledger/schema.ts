/**
 * What the ledger has to be told about a domain. The ledger itself knows none: the studio composes one `LedgerSchema`
 * from its domains and hands it to the worker, to the client (types only) and to a rebuild.
 */
import type { z } from 'zod'
import type { Instant, RoomId, SessionId } from '#shared/model/ids.ts'
import type { ledgerBodies } from '#shared/model/ledger.ts'
import type { Actor } from '#shared/model/people.ts'
import type { Outcome } from '#shared/model/words.ts'

/** Record kind -> schema of its body. The ledger's own kinds must be among them. */
export type Bodies = typeof ledgerBodies & Readonly<Record<string, z.ZodType>>

/** What a decision wants written. Room and session are those of the command unless the draft says otherwise. */
export type AnyDraft = {
  readonly kind: string
  readonly body: unknown
  readonly room?: RoomId | null
  readonly session?: SessionId | null
}
export type DraftOf<B extends Bodies> = {
  [K in keyof B & string]: AnyDraft & { readonly kind: K; readonly body: z.output<B[K]> }
}[keyof B & string]

/** An entry as it lies in the log; `body` is null once its payload has been erased. */
export type AnyEntry = {
  readonly seq: number
  readonly room: RoomId | null
  readonly session: SessionId | null
  readonly kind: string
  readonly at: Instant
  readonly actor: Actor
  readonly body: unknown
}

export type Cell = string | number | null
export type Row = Readonly<Record<string, Cell>>

/** One change to one projected table. `put` carries the whole row and replaces the one with the same key. */
export type RowOp =
  | { readonly op: 'put'; readonly table: string; readonly row: Row }
  | { readonly op: 'patch'; readonly table: string; readonly key: Row; readonly set: Row }
  | { readonly op: 'delete'; readonly table: string; readonly key: Row }

/**
 * A projected table: `ddl` is one `CREATE TABLE name (...) STRICT` with a declared primary key (columns `key`),
 * optionally followed by its indexes. Every row must follow from the entries alone.
 */
export type Table = {
  readonly name: string
  readonly ddl: string
  readonly key: readonly string[]
}

/**
 * Reads of the projected tables (and of the log), on prepared statements that are kept. Parameters are positional.
 * `T` is the caller's word for the shape of a row: it follows from the DDL and is not checked.
 */
export type Reader = {
  one<T>(sql: string, ...parameters: readonly Cell[]): T | undefined
  all<T>(sql: string, ...parameters: readonly Cell[]): T[]
}

/** Who asks, where, and when. `now` is the `at` of every entry that this command writes. */
export type CommandContext = {
  readonly actor: Actor
  readonly room: RoomId | null
  readonly session: SessionId | null
  readonly now: Instant
  /** Lower-case hex of that many random bytes, for new ids and salts. */
  random(bytes: number): string
}

/** What was decided: entries to write (a refusal may be worth recording too) and the answer to the caller. */
export type Decision<D extends AnyDraft = AnyDraft, Result = unknown> = {
  readonly drafts: readonly D[]
  readonly outcome: Outcome<Result>
}

/**
 * A command: it reads the state as the command before it left it, decides, and writes nothing itself. It is run inside
 * the ledger's transaction, possibly more than once before one run becomes durable: it must have no effect but its value.
 * What it throws is a bug and reaches the caller as an exception; nothing of it is recorded.
 */
export type CommandDefinition<
  D extends AnyDraft = AnyDraft,
  Input extends z.ZodType = z.ZodType,
  Result = unknown,
> = {
  readonly input: Input
  decide(db: Reader, input: z.output<Input>, context: CommandContext): Decision<D, Result>
}

export type Commands = Readonly<Record<string, CommandDefinition>>

export type LedgerSchema<C extends Commands = Commands> = {
  /** To be raised whenever `project` gives other rows for old entries: the tables are then rebuilt at the next start. */
  readonly version: number
  readonly bodies: Bodies
  readonly tables: readonly Table[]
  /**
   * Pure: the rows that follow from one entry. An erased entry never comes here (it leaves no row), so the domain may
   * declare the parameter as its own union of kinds with a body.
   */
  project(entry: AnyEntry): readonly RowOp[]
  readonly commands: C
}

export type InputOf<D> = D extends { readonly input: infer I extends z.ZodType } ? z.input<I> : never
export type ResultOf<D> = D extends {
  decide(...parameters: never[]): { readonly outcome: Outcome<infer R> }
}
  ? R
  : never

/**
 * Gives a command its types: `const add = commandOf<typeof bodies>()({ input: z.object(...), decide(db, input) {...} })`.
 */
export function commandOf<B extends Bodies>() {
  return <Input extends z.ZodType, Result>(
    definition: CommandDefinition<DraftOf<B>, Input, Result>,
  ): CommandDefinition<DraftOf<B>, Input, Result> => definition
}
