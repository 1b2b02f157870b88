/**
 * `npm run bench`: every `*.bench.ts` beside this file, one after the other, so that none disturbs another.
 * A name as argument runs the files that begin with it; `--json` prints rows instead of a table.
 */
import { readdirSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import type { Row } from './row.ts'

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => positionals.length === 0 || positionals.some((name) => file.startsWith(name)))
  .sort()

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()}`,
  node: process.version,
}
const rows: Row[] = []
for (const file of files) {
  if (!values.json) console.error(`${file} ...`)
  rows.push(...(await benchOf(file)))
}
print()

async function benchOf(file: string): Promise<readonly Row[]> {
  const module: { bench?: () => Promise<readonly Row[]> } = await import(`./${file}`)
  if (module.bench === undefined) throw new Error(`${file} does not export bench()`)
  return module.bench()
}

function print(): void {
  if (values.json) {
    console.log(JSON.stringify({ machine, rows }, null, 2))
    return
  }
  console.log(
    `${machine.cores} x ${machine.processor}, ${machine.memoryGb} GB, ${machine.system}, ${machine.node}\n`,
  )
  for (const row of rows) console.log(`${inWords(row)}\n    ${row.note}`)
}

function inWords({ name, value, unit, against, ratio, target, met }: Row): string {
  const beside = against === null ? '' : ` | ${against.name}: ${readable(against.value)} ${unit}`
  const times = ratio === null ? '' : ` | ${ratio.toFixed(2)}x`
  const wanted = target === null ? '' : ` | target ${target}: ${met === false ? 'MISSED' : 'met'}`
  return `${name}: ${readable(value)} ${unit}${beside}${times}${wanted}`
}

/** Three significant digits, without exponents. */
function readable(value: number): string {
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(3)))
}
