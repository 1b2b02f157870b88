import { exportLog } from '../ledger/export.ts'
import { type Command, needed, readOptions, words } from './command.ts'

const help = `fairlive export --data DIR --log OUT

Writes the log of a data folder as static files that other people's tools can verify
(C2SP tlog-tiles: checkpoint, tile/…, tile/entries/…), with the verifier key as vkey, the payloads and the comments of the record beside them.
The studio may be running meanwhile. OUT must be empty or not there.`

export const exportCommand: Command = {
  name: 'export',
  does: 'write the log as static files for strangers to verify',
  help,
  async run(args) {
    const { values, positionals } = readOptions(args, { data: { type: 'string' }, log: { type: 'string' } })
    words(positionals, [])
    const { size, unsigned } = await exportLog(needed(values.data, '--data'), needed(values.log, '--log'))
    console.log(
      `${size} entries written to ${values.log}; ${unsigned} newer ones wait for the next checkpoint`,
    )
    return 0
  },
}
