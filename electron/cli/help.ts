import type { Command } from './command.ts'

/** What `fairlive --help` prints. */
export function overview(commands: readonly Command[]): string {
  const lines = commands.map(({ name, does }) => `  ${name.padEnd(9)} ${does}`)
  return `Fairlive Studio 直播合规演播室

Usage: fairlive COMMAND [OPTIONS]

${lines.join('\n')}

\`fairlive COMMAND --help\` explains one. Exit codes: 0 fine, 1 something was found or failed, 2 used wrongly.`
}
