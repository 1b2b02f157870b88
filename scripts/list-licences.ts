/**
 * `npm run licences`: writes docs/licences.md from what the build ships. `--check` writes nothing and ends with 1
 * where the file is out of date. A licence that may not be shipped ends both with 1.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { licenceFaults, licencesDocument } from './licences/document.ts'
import { shippedPackages } from './licences/shipped.ts'
import { projectDir } from './node24.mjs'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const path = join(projectDir, 'docs', 'licences.md')
const shipped = shippedPackages()
const faults = [...licenceFaults(shipped), ...(values.check ? staleness() : [])]
if (!values.check) writeFileSync(path, licencesDocument(shipped))
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1

function staleness(): readonly string[] {
  const current = readFileSync(path, 'utf8').replaceAll('\r\n', '\n') === licencesDocument(shipped)
  return current ? [] : ['docs/licences.md is out of date: run `npm run build && npm run licences`.']
}
