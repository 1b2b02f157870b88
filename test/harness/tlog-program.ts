/** Builds the Go verifier, where Go and its module are (Debian: golang-go, golang-golang-x-mod-dev). */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const goPath = '/usr/share/gocode'

/** Why the Go verifier cannot be built here; undefined where it can. */
export function whyNoGo(): string | undefined {
  if (spawnSync('go', ['version']).status !== 0) return 'go is not installed (Debian: golang-go)'
  if (!existsSync(`${goPath}/src/golang.org/x/mod/sumdb/tlog`)) {
    return 'golang.org/x/mod is not installed (Debian: golang-golang-x-mod-dev)'
  }
  return undefined
}

export type TlogProgram = (
  log: string,
  vkey: string,
  oldCheckpoint: string,
) => { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** Compiles the program into `folder`; throws with the compiler's words where it does not compile. */
export function buildTlogProgram(folder: string): TlogProgram {
  const program = `${folder}/tlog`
  const source = fileURLToPath(new URL('./tlog/main.go', import.meta.url))
  const env = { ...process.env, GOPATH: goPath, GO111MODULE: 'off', GOCACHE: `${folder}/cache`, GOFLAGS: '' }
  const built = spawnSync('go', ['build', '-o', program, source], { env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`go build: ${built.stderr}`)
  return (...parameters) => spawnSync(program, parameters, { encoding: 'utf8' })
}
