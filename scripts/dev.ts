/**
 * `npm run dev`: the console from Vite's server, reloaded as it is edited, and behind it the studio from source,
 * started again when anything in electron/ or shared/ changes. Arguments go to `fairlive serve`; without any the
 * rehearsal OBS and the demo room are used.
 */
import type { ClientRequest } from 'node:http'
import { join } from 'node:path'
import { createServer, type ProxyOptions } from 'vite'
import { renderer } from '../renderer.vite.config.ts'
import { contractPath, picturesPath } from '../shared/contract/pictures.ts'
import { freePort } from '../test/harness/free-port.ts'
import { StudioChild } from './dev/studio-child.ts'
import { projectDir } from './node24.mjs'

const given = process.argv.slice(2)
const room = given.length > 0 ? given : ['--rehearsal', '--demo']
const port = await freePort()
const studio = new StudioChild(['--port', String(port), ...room])
const studioUrl = `http://127.0.0.1:${port}`

/** To the studio every request comes from its own page and seat, so that it can be restarted under an open page. */
const toStudio: ProxyOptions = {
  target: studioUrl,
  changeOrigin: true,
  ws: true,
  configure: (proxy) => {
    const asOwnPage = (request: ClientRequest) => {
      request.setHeader('origin', studioUrl)
      request.setHeader('cookie', studio.cookie)
    }
    proxy.on('proxyReq', asOwnPage)
    proxy.on('proxyReqWs', asOwnPage)
  },
}

const vite = await createServer({
  base: renderer.base,
  plugins: renderer.plugins,
  root: join(projectDir, renderer.root),
  configFile: false,
  server: {
    host: '127.0.0.1',
    proxy: { [contractPath]: toStudio, [picturesPath]: toStudio, '/media': toStudio },
  },
})
await Promise.all([vite.listen(), studio.start()])
vite.printUrls()

const sources = ['electron', 'shared'].map((folder) => join(projectDir, folder))
vite.watcher.add(sources)
let changed = false
let restarting = false
vite.watcher.on('all', (_event, path) => {
  changed ||= sources.some((folder) => path.startsWith(folder))
  if (changed && !restarting) void restartWhileChanging()
})

async function restartWhileChanging(): Promise<void> {
  restarting = true
  while (changed) {
    changed = false
    console.log('The sources of the studio changed; it is started again.')
    await studio.stop()
    try {
      await studio.start()
    } catch (error) {
      console.error(`${String(error)}; it is tried again at the next change.`)
    }
  }
  restarting = false
}

async function end(): Promise<void> {
  await studio.stop()
  await vite.close()
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
