import { checkTables, rebuildDataFolder, type TableCheck } from '../ledger/rebuild.ts'
import { loadPack } from '../studio/pack.ts'
import { studioSchema } from '../studio/schema.ts'
import { type Command, needed, readOptions, words } from './command.ts'
import { resourcesDir } from './places.ts'

const help = `fairlive rebuild --data DIR [--check]

Throws every table away and builds it again from the log's entries. The studio must not be running.

  --check   change nothing: replay the log beside the tables and compare canonical dumps of each`

export const rebuildCommand: Command = {
  name: 'rebuild',
  does: 'build the tables anew from the log, or check them against it',
  help,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      data: { type: 'string' },
      check: { type: 'boolean', default: false },
    })
    words(positionals, [])
    const dataDir = needed(values.data, '--data')
    const schema = studioSchema(loadPack(resourcesDir))
    if (!values.check) {
      rebuildDataFolder(dataDir, schema)
      console.log('✓ every table was built anew from the log')
      return 0
    }
    const checks = checkTables(dataDir, schema)
    for (const check of checks) console.log(lineOf(check))
    return checks.every(({ difference }) => difference === null) ? 0 : 1
  },
}

function lineOf({ table, rows, difference }: TableCheck): string {
  if (difference === null) return `✓ ${table}: ${rows} rows follow from the log`
  return `✗ ${table}: row ${rows} is ${difference.stored ?? 'missing'}, the log says ${difference.replayed ?? 'no such row'}`
}
