import { type Child, startChild } from './child.ts'
import { executable } from './executable.ts'

/** A virtual X display of one's own; Xvfb picks a free number, so that any number of them run side by side. */
export type Display = AsyncDisposable & { readonly name: string }

export async function startDisplay(): Promise<Display> {
  const program = executable('Xvfb')
  if (program === null) throw new Error('Xvfb is not installed (Debian: apt-get install xvfb)')
  const child: Child = await startChild(
    program,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'],
    process.env,
  )
  await child.said((output) => /^\d+\s*$/m.test(output), 'its display number', 15_000)
  const number = /^(\d+)\s*$/m.exec(child.output())?.[1]
  return { name: `:${number}`, [Symbol.asyncDispose]: () => child.end('SIGTERM') }
}
