/**
 * Runs a short life of a ledger in the folder that it is given, and writes one JSON line for each answer the moment it has
 * it: what stands there was acknowledged, whatever happens to this process next.
 */
import { writeSync } from 'node:fs'
import type { Call } from '#electron/ledger/decide.ts'
import { behalf, openTestLedger } from './ledger-folder.ts'

const call = (name: string, input: unknown): Call => ({ name, input, behalf })

const groups: readonly (readonly Call[])[] = [
  [call('open', { account: 'a', owner: 'w' }), call('open', { account: 'b', owner: 'w' })],
  [call('pay', { account: 'a', amount: 3 }), call('pay', { account: 'b', amount: -3 })],
  [call('erase', { seqs: [2], reason: 'its time was over' })],
  [call('pay', { account: 'a', amount: 2 })],
]

const dataDir = process.argv[2]
if (dataDir === undefined) throw new Error('usage: ledger-driver FOLDER')

const ledger = openTestLedger(dataDir)
for (const group of groups) {
  const { results } = ledger.run(group)
  for (const [index, result] of results.entries()) {
    if (result.broken) throw result.error
    const { outcome, seqs } = result.answer
    const code = outcome.ok ? null : outcome.refusal.code
    writeSync(1, `${JSON.stringify({ input: group[index]?.input, seqs, code })}\n`)
  }
  if (group.length > 1) ledger.checkpoint()
}
ledger.close()
