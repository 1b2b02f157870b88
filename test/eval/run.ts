/**
 * `npm run eval`: how well the shipped comment model does on comments that its training never saw, at the one threshold
 * that it ships with. Without the data folder only the comments that ship are asked. `--misses` lists what is got wrong.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readCommentModel } from '#electron/comments/read-model.ts'
import { learntGrounds } from '#shared/rules/reviews/model.ts'
import { projectDir } from '../../scripts/node24.mjs'
import { obfuscate, obfuscationNames } from '../../scripts/train-reviews/obfuscate.ts'
import { seeded } from '../../scripts/train-reviews/random.ts'
import {
  calibrationError,
  calledAdverse,
  groundAccuracy,
  type Judged,
  judge,
  type Share,
  shareOf,
} from './figures.ts'
import { givenSets, ownSets, type Sample } from './sets.ts'

const obfuscationSeed = 7
const shortLength = 20
const mostObfuscated = 1_500

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    misses: { type: 'boolean', default: false },
  },
})
const resources = join(projectDir, 'resources')
const model = readCommentModel(resources)
if (!model.ok) {
  console.error(model.refusal.said.en)
  process.exit(2)
}
const given = givenSets(values.data)
if (typeof given === 'string') console.log(`skipped: the suites on others' comments (${given})`)
const sets = [...(typeof given === 'string' ? [] : given), ...ownSets(resources)]
console.log(`threshold ${model.value.threshold}: from this probability on a comment counts as adverse\n`)

for (const { name, samples } of sets) report(name, judge(model.value, samples))
const asked = sets.flatMap(({ samples }) => samples).filter(({ is }) => is !== 'unasked')
const all = judge(model.value, asked)
console.log(`all together: calibration error of the adverse probability ${calibrationError(all).toFixed(4)}`)
reportObfuscation()

function report(name: string, judged: readonly Judged[]): void {
  console.log(name)
  const adverse = judged.filter(({ is }) => is === 'adverse')
  const short = adverse.filter(({ text }) => text.length <= shortLength)
  line('adverse comments called adverse', calledAdverse(adverse), '>= 97 %')
  line(`  of ${shortLength} characters or fewer`, calledAdverse(short), '>= 95 %')
  line('  of 21 to 100', calledAdverse(adverse.filter(({ text }) => text.length > 20 && text.length <= 100)))
  line('  longer', calledAdverse(adverse.filter(({ text }) => text.length > 100)))
  for (const category of new Set(adverse.map((one) => one.category))) {
    line(`  about ${category}`, calledAdverse(adverse.filter((one) => one.category === category)))
  }
  const chatter = judged.filter(({ is }) => is === 'none')
  line('chatter called adverse', calledAdverse(chatter), '<= 2 %')
  for (const category of new Set(chatter.map((one) => one.category))) {
    line(`  ${category}`, calledAdverse(chatter.filter((one) => one.category === category)))
  }
  const favourable = judged.filter(({ is }) => is === 'favourable')
  line('favourable comments called adverse', calledAdverse(favourable))
  line(
    'favourable comments called favourable',
    shareOf(favourable, ({ seen }) => seen.evaluation === 'favourable'),
  )
  for (const ground of learntGrounds) {
    line(`${ground}: right`, groundAccuracy(judged, ground), ground === 'insult' ? '>= 80 %' : '')
  }
  if (values.misses) listMisses(judged)
  console.log('')
}

function line(what: string, { share, count, low, high }: Share, target = ''): void {
  if (count === 0) return
  const percent = (value: number): string => (value * 100).toFixed(1)
  const interval = `${percent(low)} to ${percent(high)}`
  console.log(
    `  ${what.padEnd(44)} ${percent(share).padStart(5)} %  of ${count} (${interval})  ${target}`.trimEnd(),
  )
}

function listMisses(judged: readonly Judged[]): void {
  for (const { text, is, seen } of judged) {
    const wrong =
      is === 'adverse' ? seen.evaluation !== 'adverse' : is === 'none' && seen.evaluation === 'adverse'
    if (wrong)
      console.log(
        `    ${is === 'adverse' ? 'missed' : 'false '} ${seen.adverse.toFixed(3)} ${text.slice(0, 80)}`,
      )
  }
}

function reportObfuscation(): void {
  const random = seeded(obfuscationSeed)
  if (model.ok !== true) return
  const seen = (samples: readonly Sample[]): number => calledAdverse(judge(model.value, samples)).share
  const percent = (share: number): string => (Number.isNaN(share) ? '-' : (share * 100).toFixed(1))
  const of = (is: Sample['is'], from: (name: string) => boolean): readonly Sample[] =>
    sets
      .filter(({ name }) => from(name))
      .flatMap(({ samples }) => samples.filter((sample) => sample.is === is))
      .filter((_, at, { length }) => at % Math.ceil(length / mostObfuscated) === 0)
  const groups = [
    of('adverse', () => true),
    of('adverse', (name) => name === 'reviews'),
    of('adverse', (name) => name.startsWith('room')),
  ].map((samples) => ({ samples, plain: seen(samples) }))
  const chatter = of('none', () => true)
  console.log(
    '\nobfuscated comments: adverse called adverse in all sets (points lost, <= 3), points lost in reviews and in rooms, chatter called adverse',
  )
  for (const how of obfuscationNames) {
    const written = (sample: Sample): Sample => ({ ...sample, text: obfuscate(sample.text, how, random) })
    const [all = 0, reviews = 0, rooms = 0] = groups.map(({ samples }) => seen(samples.map(written)))
    const lost = [all, reviews, rooms].map((share, at) => percent((groups[at]?.plain ?? Number.NaN) - share))
    console.log(
      `  ${how.padEnd(24)} ${percent(all)} % (${lost[0]})  reviews ${lost[1]}, rooms ${lost[2]}  ${percent(seen(chatter.map(written)))} %`,
    )
  }
}
