/** What a caller of the ledger gives and gets; the types that the client, the worker and the domains share. */
import type { RoomId, SessionId } from '#shared/model/ids.ts'
import type { Actor } from '#shared/model/people.ts'
import type { Outcome } from '#shared/model/words.ts'
import type { LedgerProblem } from './problem.ts'
import type { AnyEntry, Commands, InputOf, ResultOf } from './schema.ts'

/** On whose behalf a command is run, and where. */
export type Behalf = {
  readonly actor: Actor
  readonly room: RoomId | null
  readonly session: SessionId | null
}

/**
 * The answer to one command. It comes only after the entries `seqs` are durable. A ledger that cannot write answers with
 * a refusal whose code starts with `ledger.`; a refusal of the domain may have entries of its own.
 */
export type Answer<Result = unknown> = {
  readonly outcome: Outcome<Result>
  readonly seqs: readonly number[]
}

/** Whether the ledger can write, and what is wrong where it cannot. It tries again with every command. */
export type LedgerHealth =
  | { readonly writing: true }
  | { readonly writing: false; readonly problem: LedgerProblem }

export type SignedCheckpoint = {
  readonly size: number
  /** The signed note, as C2SP tlog-checkpoint has it. */
  readonly note: string
}

/** Something to stop listening with. */
export type Unsubscribe = () => void

/** One thread's door to the ledger worker. Made by `connectLedger(port)`. */
export type LedgerClient<C extends Commands = Commands> = {
  /**
   * Runs one command; commands of one tick travel together and commands that wait together become durable together.
   * Rejects only where the command itself is broken (unknown name, input of the wrong shape, a decision that throws).
   */
  run<Name extends keyof C & string>(
    name: Name,
    input: InputOf<C[Name]>,
    behalf: Behalf,
  ): Promise<Answer<ResultOf<C[Name]>>>
  /**
   * Every entry from seq `from` on (without it: every entry recorded from now on), in order and without a gap, after it
   * is durable, in batches. A slow listener is not flooded: it is sent the next batch when it has taken the last.
   */
  onEntries(listener: (entries: readonly AnyEntry[]) => void, from?: number): Unsubscribe
  /** Called at once with what is known, then whenever it changes. */
  onHealth(listener: (health: LedgerHealth) => void): Unsubscribe
  /** Signs a checkpoint of everything recorded so far (the last one again where nothing was added). */
  checkpoint(): Promise<Outcome<SignedCheckpoint>>
  /** Lets go of the port. Commands still waiting are answered with `ledger.no-answer`. */
  close(): void
}
