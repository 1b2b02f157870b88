import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const projectDir = join(import.meta.dirname, '..', '..', '..')
const settings = [
  'package.json',
  'tsconfig.base.json',
  '.dependency-cruiser.cjs',
  'biome.json',
  'knip.json',
  '.oxlintrc.json',
  'scripts/lint/no-randomness.grit',
]

/** A tree with the project's own settings and nothing in it but these files. */
export type SmallTree = Disposable & {
  /** Runs the `npm run check` of this project over the tree, as far as its checks begin with `only`. */
  check(only: string): Promise<{ readonly code: number; readonly said: string }>
}

export function smallTree(files: Readonly<Record<string, string>>): SmallTree {
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-check-'))
  mkdirSync(join(folder, 'scripts', 'lint'), { recursive: true })
  for (const name of settings) copyFileSync(join(projectDir, name), join(folder, name))
  symlinkSync(join(projectDir, 'node_modules'), join(folder, 'node_modules'), 'junction')
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return {
    check: (only) =>
      new Promise((resolve, reject) => {
        const script = join(projectDir, 'scripts', 'check.ts')
        execFile(process.execPath, [script, '--only', only], { cwd: folder }, (error, said, complaint) => {
          if (error === null) resolve({ code: 0, said })
          else if (typeof error.code === 'number') resolve({ code: error.code, said: said + complaint })
          else reject(error)
        })
      }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
