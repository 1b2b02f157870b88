import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectDir } from '../node24.mjs'

/** A package that reaches a user's PC, and the licence that comes with it. */
export type Shipped = {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly how: 'in the bundle' | 'native package' | 'desktop runtime' | 'font'
  readonly text: string
}

const PackageJson = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default('unknown'),
  dependencies: z.record(z.string(), z.string()).default({}),
})
const SourceMap = z.object({ sources: z.array(z.string()) })

/** Everything that is shipped, by name. Needs a build: what is in the bundle is read from its source maps. */
export function shippedPackages(): readonly Shipped[] {
  const bundled = bundledFolders().map((folder) => packageIn(folder, 'in the bundle'))
  const native = nativeNames().map((name) => packageIn(name, 'native package'))
  const all = [...bundled, ...native, packageIn('electron', 'desktop runtime'), notoSans()]
  return all.sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1))
}

/** Folders under node_modules of which the bundle holds at least one file. */
function bundledFolders(): readonly string[] {
  const maps = globSync('out/**/*.map', { cwd: projectDir })
  if (maps.length === 0) throw new Error('there is no build to read: run `npm run build` first')
  const sources = maps.flatMap((map) => {
    return SourceMap.parse(JSON.parse(readFileSync(join(projectDir, map), 'utf8'))).sources
  })
  const folders = sources.flatMap(
    (source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [],
  )
  // What the builder adds to a bundle of its own carries no licence of a package.
  return [...new Set(folders)].filter((name) => existsSync(join(projectDir, 'node_modules', name)))
}

/** The packages under `dependencies` and what those bring; per system npm adds their binaries, from the same hands. */
function nativeNames(): readonly string[] {
  const { dependencies } = manifest(projectDir)
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const next of Object.keys(manifest(join(projectDir, 'node_modules', name)).dependencies)) visit(next)
  }
  for (const name of Object.keys(dependencies)) visit(name)
  return [...seen]
}

function packageIn(name: string, how: Shipped['how']): Shipped {
  const folder = join(projectDir, 'node_modules', name)
  const { version, license } = manifest(folder)
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt|mit))?$/i.test(entry))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
  return { name, version, licence: license, how, text: tidy(text) }
}

/** The font is copied into resources/, with its licence beside it. */
function notoSans(): Shipped {
  const source = packageIn('@expo-google-fonts/noto-sans-sc', 'font')
  const text = readFileSync(join(projectDir, 'resources', 'fonts', 'OFL.txt'), 'utf8')
  return { ...source, name: 'Noto Sans SC', licence: 'OFL-1.1', text: tidy(text) }
}

function manifest(folder: string): z.infer<typeof PackageJson> {
  return PackageJson.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
}

function tidy(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
}
