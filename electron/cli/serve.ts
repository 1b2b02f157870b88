import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { serve } from '../serve.ts'
import { startAutopilot } from '../studio/autopilot.ts'
import type { ObsChoice } from '../studio/room/obs-choice.ts'
import { type Command, readOptions, words } from './command.ts'
import { UsedWrongly } from './failing.ts'
import { consoleDir, defaultDataDir, productVersion, resourcesDir } from './places.ts'

const help = `fairlive serve [--data DIR] [--port N] (--rehearsal | --obs URL [--obs-password P]) [--demo] [--autopilot] [--no-open] [--json]

Runs the studio on this PC and opens its console in the browser (loopback only).

  --data DIR         the data folder; made if it is not there (default: one of your user account's)
  --port N           port of the console (default: any free one)
  --rehearsal        use the rehearsal OBS, which needs no OBS on this PC
  --obs URL          use a real OBS, such as ws://127.0.0.1:4455; without this and --rehearsal
                     the OBS of this PC is looked for in its own configuration
  --obs-password P   its WebSocket password; better given in the environment as FAIRLIVE_OBS_PASSWORD
  --demo             bring a demo room: people, cards and comments, all made up
  --autopilot        play the operator's day by itself, with the demo's people; goes on until the studio is stopped
  --no-open          do not open a browser
  --json             print one line {"url":…,"token":…} when ready, and nothing else

Ctrl+C closes it; what was acknowledged is on disk.`

export const serveCommand: Command = {
  name: 'serve',
  does: 'run the studio with its console in a browser',
  help,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      rehearsal: { type: 'boolean', default: false },
      obs: { type: 'string' },
      'obs-password': { type: 'string' },
      demo: { type: 'boolean', default: false },
      autopilot: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    words(positionals, [])
    if (values.autopilot && !values.demo)
      throw new UsedWrongly('--autopilot plays with the people of --demo; add it')
    const served = await serve({
      dataDir: values.data ?? defaultDataDir(values.demo),
      resourcesDir,
      consoleDir,
      version: productVersion(),
      newKeyStore: 'file',
      osKey: null,
      demo: values.demo,
      obs: obsChoice(
        values.rehearsal,
        values.obs,
        values['obs-password'] ?? process.env.FAIRLIVE_OBS_PASSWORD,
      ),
      port: portNumber(values.port),
      entered() {
        if (!values.json) console.log(`下一个地址 Next address: ${served.address()}`)
      },
      log: (line, error) => console.error(error === undefined ? line : `${line}:`, error ?? ''),
    })
    if (values.json) {
      console.log(JSON.stringify({ url: served.web.url, token: served.web.token() }))
    } else {
      const address = served.address()
      console.log(`控制台 Console: ${address}`)
      console.log('这个地址只能用一次。按 Ctrl+C 停止。 The address works once. Ctrl+C stops the studio.')
      if (!values['no-open']) openInBrowser(address)
    }
    const autopilot = values.autopilot
      ? startAutopilot(served.studio, (said) => {
          if (!values.json) console.log(`[autopilot] ${said}`)
        })
      : null
    await stopAsked()
    await autopilot?.stop()
    await served.close()
    return 0
  },
}

function obsChoice(rehearsal: boolean, url: string | undefined, password: string | undefined): ObsChoice {
  if (rehearsal && url !== undefined) throw new UsedWrongly('--rehearsal and --obs exclude each other')
  if (rehearsal) return { kind: 'rehearsal' }
  if (url === undefined) return { kind: 'found' }
  if (!/^wss?:\/\//.test(url) || !URL.canParse(url)) {
    throw new UsedWrongly(`--obs ${url} is no WebSocket address; write it like ws://127.0.0.1:4455`)
  }
  return { kind: 'obs', url, password: password ?? null }
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsedWrongly(`--port ${text} is no port; give a number from 1 to 65535`)
  }
  return port
}

async function stopAsked(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
}

/** A PC without a browser to open still has the address on its screen. */
function openInBrowser(address: string): void {
  const [program, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', address]
      : process.platform === 'darwin'
        ? ['open', address]
        : ['xdg-open', address]
  const child = spawn(program ?? 'xdg-open', args, { stdio: 'ignore', detached: true })
  child.once('error', () =>
    console.log('没有找到浏览器，请自己打开上面的地址。 No browser was found; open the address yourself.'),
  )
  child.unref()
}
