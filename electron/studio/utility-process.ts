/** The studio as Electron's utility process: the same studio as `fairlive serve`, spoken to over message ports. */
import { once } from 'node:events'
import type { StudioProcessPort } from './desktop/process-port.ts'
import { runStudioProcess } from './desktop/studio-process.ts'

/** Electron gives a utility process this port; plain Node has none. */
const { parentPort } = process as { readonly parentPort?: StudioProcessPort }
if (parentPort === undefined)
  throw new Error('this program is started by the desktop app, as its utility process')

await runStudioProcess(parentPort)
// What was written to the pipes must be out before the process goes.
if (process.stdout.writableLength > 0) await once(process.stdout, 'drain')
process.exit(0)
