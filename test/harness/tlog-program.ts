/** Builds the Go verifier, where Go and its module are (Debian: golang-go, golang-golang-x-mod-dev). */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { needsPath, needsProgram } from './needs.ts'

const goPath = '/usr/share/gocode'

/** What is missing to build the Go verifier, as a reason for `testWhere`; null where it can be built. */
export function needsGoModule(): string | null {
  return needsProgram('go') ?? needsPath(`${goPath}/src/golang.org/x/mod/sumdb/tlog`)
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
