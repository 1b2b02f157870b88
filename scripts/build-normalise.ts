/**
 * Makes resources/models/normalise.bin from libraries: what each character folds to (Unicode's NFKD, opencc-js), its
 * syllable (pinyin-pro), which two characters are the halves of a third (hanzi's CJK decomposition), which emoji stand
 * for a word (emojibase), and which words are restored from Latin spelling. Run by hand when one of them changes:
 *
 *   node scripts/build-normalise.ts [--data ../shared/data]
 *
 * The frequencies that tell words from chance come from the data folder and from resources/comments.
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writePackedFile } from '#shared/rules/normalise/packed-file.ts'
import { corpusTexts } from './build-normalise/corpus.ts'
import { emojiWords } from './build-normalise/emoji.ts'
import { foldTable } from './build-normalise/fold.ts'
import { halvesTable } from './build-normalise/halves.ts'
import { kindTable } from './build-normalise/kind.ts'
import { syllableTable } from './build-normalise/syllables.ts'
import { spelledWords } from './build-normalise/words.ts'
import { projectDir } from './node24.mjs'

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } })
const texts = corpusTexts(join(projectDir, 'resources', 'comments'), values.data)
const { fold, expansions } = foldTable(emojiWords())
const { syllable, spelling } = syllableTable()
const bytes = writePackedFile(
  'normalise',
  { spelling, expansions: [...expansions] },
  {
    fold,
    kind: kindTable(),
    syllable,
    halves: halvesTable(texts),
    words: spelledWords(texts, spelling),
  },
)
const path = join(projectDir, 'resources', 'models', 'normalise.bin')
writeFileSync(path, bytes)
console.log(`${path}: ${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`)
