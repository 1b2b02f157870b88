import { parseArgs } from 'node:util'

/** What the desktop app was started with: `fairlive [--data DIR] [--rehearsal] [--demo] [--autopilot]`. */
export type Launch = {
  readonly dataDir: string | null
  readonly rehearsal: boolean
  readonly demo: boolean
  readonly autopilot: boolean
}

/**
 * Reads the command line. Unknown switches are let through: Chromium takes many of its own from the same line.
 * @param args everything behind the program's name
 */
export function parseLaunch(args: readonly string[]): Launch {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      data: { type: 'string' },
      rehearsal: { type: 'boolean' },
      demo: { type: 'boolean' },
      autopilot: { type: 'boolean' },
    },
  })
  return {
    dataDir: typeof values.data === 'string' ? values.data : null,
    rehearsal: values.rehearsal === true,
    demo: values.demo === true,
    autopilot: values.autopilot === true,
  }
}
