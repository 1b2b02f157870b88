/** `fairlive`: the studio for people without a screen. Exit codes: 0 fine, 1 something was found, 2 used wrongly. */
import { commands } from './cli/commands.ts'
import { failed, UsedWrongly } from './cli/failing.ts'
import { overview } from './cli/help.ts'

const [name, ...rest] = process.argv.slice(2)
process.exitCode = await run(name, rest)

async function run(wanted: string | undefined, args: readonly string[]): Promise<number> {
  if (wanted === undefined || wanted === '--help' || wanted === '-h' || wanted === 'help') {
    console.log(overview(commands))
    return wanted === undefined ? 2 : 0
  }
  const command = commands.find((one) => one.name === wanted)
  if (command === undefined) {
    console.error(`fairlive: there is no command “${wanted}”. \`fairlive --help\` lists them.`)
    return 2
  }
  if (args.includes('--help') || args.includes('-h')) {
    console.log(command.help)
    return 0
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (error instanceof UsedWrongly) {
      console.error(`fairlive ${wanted}: ${error.message}`)
      return 2
    }
    return failed(error)
  }
}
