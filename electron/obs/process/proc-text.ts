/** What Linux tells of sockets and processes in its files, proc(5). */

const listening = '0A'

/** Sockets that listen on the port, as links in `/proc/<pid>/fd` name them; the table is `/proc/net/tcp` or `tcp6`. */
export function listeningInodes(table: string, port: number): readonly string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  return table.split('\n').flatMap((line) => {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/)
    const isWanted = state === listening && local?.split(':')[1] === wanted && inode !== undefined
    return isWanted ? [`socket:[${inode}]`] : []
  })
}

/** When the process started, in clock ticks since the PC did: field 22 of `/proc/<pid>/stat`. */
export function startedTicks(stat: string): string {
  // The second field is the program's name in brackets, and may hold anything, brackets and blanks too.
  const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = rest[19]
  if (ticks === undefined) throw new Error(`not a stat of a process: ${stat}`)
  return ticks
}

/**
 * The program as it was started, without its folder: the first word of `/proc/<pid>/cmdline`. The name in `comm` is that
 * of the main thread, which programs change.
 */
export function programName(commandLine: string): string {
  const [file = ''] = commandLine.split('\0')
  return file.slice(file.lastIndexOf('/') + 1)
}
