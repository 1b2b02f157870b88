/** What the tools of macOS and Windows print about who listens where. */

/** The answer of `lsof -F pc`: a line `p` with the number, a line `c` with the program; the first is it. */
export function listeningProcess(printed: string): { readonly pid: number; readonly program: string } | null {
  const lines = printed.split('\n')
  const pid = Number(lines.find((line) => line.startsWith('p'))?.slice(1))
  const program = lines.find((line) => line.startsWith('c'))?.slice(1)
  return Number.isInteger(pid) && pid > 0 && program !== undefined ? { pid, program } : null
}

/**
 * The number of whoever listens on the port, in the answer of `netstat -ano -p TCP`. Its words are in the language of
 * the PC, so a listener is known by its remote address alone: one that nobody has.
 */
export function listeningPid(printed: string, port: number): number | null {
  for (const line of printed.split(/\r?\n/)) {
    const [protocol, local, remote, , pid] = line.trim().split(/\s+/)
    const isListener = protocol === 'TCP' && (remote === '0.0.0.0:0' || remote === '[::]:0')
    if (isListener && local?.endsWith(`:${port}`) && /^\d+$/.test(pid ?? '')) return Number(pid)
  }
  return null
}

/** `name|start` as the question asks for it. */
export function processName(printed: string): { readonly program: string; readonly startedAt: string } {
  const [program, startedAt] = printed.trim().split('|')
  if (program === undefined || program === '' || startedAt === undefined)
    throw new Error(`not a process: ${printed}`)
  return { program, startedAt }
}
