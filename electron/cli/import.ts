import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { openStudio } from '../studio/open-studio.ts'
import { type Command, needed, readOptions, words } from './command.ts'
import { UsedWrongly } from './failing.ts'
import { productVersion, resourcesDir } from './places.ts'

const help = `fairlive import cards FILE --data DIR

Adds product cards from a CSV (UTF-8 or GB18030) or XLSX file. Bad rows are named, good ones are added all the same.
The studio must not be running on the data folder.

Exit code 0: every row was good. 1: some rows were bad, or none could be read.`

export const importCommand: Command = {
  name: 'import',
  does: 'add product cards from a CSV or XLSX file',
  help,
  async run(args) {
    const { values, positionals } = readOptions(args, { data: { type: 'string' } })
    const [what, file = ''] = words(positionals, ['cards', 'FILE'])
    if (what !== 'cards') throw new UsedWrongly(`only cards can be imported, not “${what}”`)
    const dataDir = needed(values.data, '--data')
    const bytes = readable(file)
    const studio = await openStudio({
      dataDir,
      resourcesDir,
      version: productVersion(),
      newKeyStore: 'file',
      osKey: null,
      demo: false,
      obs: { kind: 'none' },
      log: (line, error) => console.error(line, error ?? ''),
    })
    try {
      const preview = await studio.imports.preview(basename(file), bytes)
      if (!preview.ok) {
        const { said, remedy } = preview.refusal
        console.error(`${said.zh}${remedy.zh}\n${said.en} ${remedy.en}`)
        return 1
      }
      const { good, bad, ticket, encoding } = preview.value
      for (const { row, problems } of bad) {
        for (const { column, said, remedy } of problems) {
          console.log(`✗ 第 ${row} 行 row ${row}, ${column}: ${said.zh}${remedy.zh} ${said.en} ${remedy.en}`)
        }
      }
      const batch = studio.imports.redeem(ticket)
      if (good.length > 0 && batch.ok) {
        const answer = await studio.door.asStudio('card.import', batch.value)
        if (!answer.outcome.ok) {
          const { said, remedy } = answer.outcome.refusal
          console.error(`${said.zh}${remedy.zh}\n${said.en} ${remedy.en}`)
          return 1
        }
      }
      console.log(`${encoding}: ${good.length} cards added, ${bad.length} bad rows left out`)
      return bad.length === 0 ? 0 : 1
    } finally {
      await studio.close()
    }
  },
}

function readable(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsedWrongly(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
