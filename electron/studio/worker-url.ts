/** The programs that the studio runs in threads of their own. */
export type WorkerName =
  | 'ledger'
  | 'room'
  | 'pictures'
  | 'rehearsal'
  | 'keeping'
  | 'comments'
  | 'comment-reading'

const bundleRoot = '/out/main/'

/**
 * Where a worker's program lies: beside this file when run from source, `out/main/workers/` in the bundle, in which
 * this code may have landed in any chunk.
 */
export function workerUrl(name: WorkerName): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL(`./workers/${name}.ts`, here)
  const root = here.slice(0, here.lastIndexOf(bundleRoot) + bundleRoot.length)
  return new URL(`workers/${name}.js`, root)
}
