import type { Answer, Behalf } from './answer.ts'
import { type StoredEntry, storedEntry } from './leaf.ts'
import { type LedgerProblem, problemAsRefusal } from './problem.ts'
import type { AnyEntry, CommandContext, LedgerSchema, Reader, RowOp } from './schema.ts'
import { storageFailure } from './storage-failure.ts'

/** A command as it arrives: a name of the schema and an input that nobody has looked at yet. */
export type Call = { readonly name: string; readonly input: unknown; readonly behalf: Behalf }

/** What became of a call: an answer, or the bug in the command that kept it from having one. */
export type CallResult =
  | { readonly broken: false; readonly answer: Answer }
  | { readonly broken: true; readonly error: unknown }

export function unanswerable(problem: LedgerProblem): CallResult {
  return { broken: false, answer: { outcome: { ok: false, refusal: problemAsRefusal(problem) }, seqs: [] } }
}

/** An entry that was decided: as it is stored, and the rows that follow from it. */
export type Projected = {
  readonly entry: AnyEntry
  readonly stored: StoredEntry
  readonly ops: readonly RowOp[]
}

export type Decided = { readonly writes: readonly Projected[]; readonly result: CallResult }

/**
 * Runs one command against the state as it is and computes everything that it would write, from seq `next` on, without
 * writing. Whatever the command throws becomes its own result; only a failure of the storage comes out as an exception.
 */
export function decide(
  schema: LedgerSchema,
  reader: Reader,
  call: Call,
  moment: { readonly next: number; readonly now: number; random(bytes: number): string },
): Decided {
  try {
    const command = schema.commands[call.name]
    if (command === undefined) throw new TypeError(`the ledger knows no command ${call.name}`)
    const context: CommandContext = { ...call.behalf, now: moment.now, random: moment.random }
    const { drafts, outcome } = command.decide(reader, command.input.parse(call.input), context)
    const writes = drafts.map((draft, index): Projected => {
      const body = schema.bodies[draft.kind]
      if (body === undefined) throw new TypeError(`the ledger knows no entry of kind ${draft.kind}`)
      const decided: AnyEntry = {
        seq: moment.next + index,
        room: draft.room === undefined ? call.behalf.room : draft.room,
        session: draft.session === undefined ? call.behalf.session : draft.session,
        kind: draft.kind,
        at: moment.now,
        actor: call.behalf.actor,
        body: body.parse(draft.body),
      }
      const stored = storedEntry(decided, moment.random(16))
      // Projected from what is stored, not from what was decided: a replay has nothing else, and must give the same rows.
      const entry: AnyEntry = { ...decided, body: JSON.parse(stored.body) }
      return { entry, stored, ops: schema.project(entry) }
    })
    const seqs = writes.map(({ entry }) => entry.seq)
    return { writes, result: { broken: false, answer: { outcome, seqs } } }
  } catch (error) {
    if (storageFailure(error) !== undefined) throw error
    return { writes: [], result: { broken: true, error } }
  }
}
