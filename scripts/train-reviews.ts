/**
 * Trains the comment model: `node scripts/train-reviews.ts [--data ../shared/data]` writes resources/models/reviews.bin.
 * Learns from the data folder's texts (which may train a model and may not ship) and from resources/comments, in a few
 * minutes on one core; the same input and seed give the same bytes, whose hash is printed and kept in the file's head.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openNormaliseTables } from '#shared/rules/normalise/tables.ts'
import { projectDir } from './node24.mjs'
import { readComposer } from './train-reviews/compose.ts'
import { givenExamples, hasData, ownExamples } from './train-reviews/examples.ts'
import { seeded } from './train-reviews/random.ts'
import { featureReader } from './train-reviews/reader.ts'
import { trainModel } from './train-reviews/train.ts'

const seed = 20260
const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } })
if (!hasData(values.data)) {
  console.error(`there is no training data in ${values.data}: say where it lies with --data`)
  process.exit(2)
}
const models = join(projectDir, 'resources', 'models')
const tables = openNormaliseTables(readFileSync(join(models, 'normalise.bin')))
if (!tables.ok) {
  console.error(`${tables.refusal.said.en} Run node scripts/build-normalise.ts first.`)
  process.exit(2)
}
const resources = join(projectDir, 'resources')
const examples = [...ownExamples(resources), ...givenExamples(values.data)]
const bytes = trainModel(examples, seed, {
  read: featureReader(tables.value),
  composer: readComposer(join(resources, 'comments')),
  random: seeded(seed),
  tell: (line) => console.log(line),
})
const path = join(models, 'reviews.bin')
writeFileSync(path, bytes)
console.log(
  `${path}: seed ${seed}, ${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`,
)
