/** One line of IRC (RFC 1459 with the message tags of IRCv3), taken apart. */
export type IrcLine = {
  readonly tags: ReadonlyMap<string, string>
  /** Who sent it, without user and host; empty where the line does not say. */
  readonly nick: string
  readonly command: string
  readonly params: readonly string[]
}

const shape = /^(?:@(?<tags>\S+) +)?(?::(?<prefix>\S+) +)?(?<command>[A-Za-z]+|\d{3})(?: +(?<params>.*))?$/s

/** Null where the line is none. */
export function parseIrcLine(line: string): IrcLine | null {
  const groups = shape.exec(line)?.groups
  if (groups?.command === undefined) return null
  return {
    tags: tagsOf(groups.tags ?? ''),
    nick: (groups.prefix ?? '').split(/[!@]/, 1)[0] ?? '',
    command: groups.command.toUpperCase(),
    params: paramsOf(groups.params ?? ''),
  }
}

function paramsOf(text: string): readonly string[] {
  const lastAt = text.startsWith(':') ? 0 : text.indexOf(' :')
  const middle = (lastAt === -1 ? text : text.slice(0, lastAt)).split(' ').filter((param) => param !== '')
  if (lastAt === -1) return middle
  return [...middle, text.slice(text.indexOf(':', lastAt) + 1)]
}

function tagsOf(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const tag of text.split(';')) {
    const equals = tag.indexOf('=')
    if (equals > 0) tags.set(tag.slice(0, equals), unescaped(tag.slice(equals + 1)))
  }
  return tags
}

const escapes: Readonly<Record<string, string>> = { ':': ';', s: ' ', r: '\r', n: '\n' }

/** IRCv3 message tags: `\:` `\s` `\\` `\r` `\n`; before anything else, and at the end, the backslash is dropped. */
function unescaped(value: string): string {
  return value.replace(/\\(.?)/gs, (_whole, letter: string) => escapes[letter] ?? letter)
}
