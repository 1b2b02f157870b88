import type { Body } from '#shared/model/entries.ts'
import { type Decision, decided } from '../ledger/decision.ts'

/** Where a room's comments come from, from now on. That secrets are held is recorded by their names, and nothing more. */
export function decideSources(command: Body<'comment.sources-set'>): Decision<void> {
  return decided(undefined, { kind: 'comment.sources-set', body: command })
}
