import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { isLoopback } from '../comments/sources/address.ts'
import type { Tls } from '../comments/sources/listen.ts'
import { systemSourceClock } from '../comments/sources/system-clock.ts'
import { RelayConfig } from '../relay/config.ts'
import { openRelay, relayPaths } from '../relay/relay.ts'
import { type Command, needed, readOptions, words } from './command.ts'
import { UsedWrongly } from './failing.ts'

const help = `fairlive relay --config FILE --data DIR [--host H] [--port N] [--tls-cert FILE --tls-key FILE] [--json]
fairlive relay --new-token

Takes the comments that Douyin's open platform pushes to a public HTTPS address, verifies and stores them, and hands
them to the rooms, which connect to it from wherever they are. Runs wherever the agency has such an address.

  --config FILE    the platform's secret, the registered keywords and who may fetch; see docs/comments-intake.md
  --data DIR       where pushes are kept until their room has them; made if it is not there
  --host H         where it listens (default 127.0.0.1, behind a reverse proxy that speaks HTTPS)
  --port N         its port (default 8970)
  --tls-cert FILE  certificate, for listening without a proxy, with
  --tls-key FILE   its key
  --json           print one line {"port":…} when ready, and nothing else
  --new-token      print a new token for a room and its line for the configuration, and stop

The platform pushes to ${relayPaths.push}, rooms connect to ${relayPaths.room}. Ctrl+C closes it; what was answered is on disk.`

export const relayCommand: Command = {
  name: 'relay',
  does: 'receive comments that Douyin pushes, for rooms elsewhere',
  help,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      config: { type: 'string' },
      data: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8970' },
      'tls-cert': { type: 'string' },
      'tls-key': { type: 'string' },
      json: { type: 'boolean', default: false },
      'new-token': { type: 'boolean', default: false },
    })
    words(positionals, [])
    if (values['new-token']) return printNewToken()
    const tls = tlsFrom(values['tls-cert'], values['tls-key'])
    if (tls === null && !isLoopback(values.host)) {
      throw new UsedWrongly(
        `--host ${values.host} can be reached from elsewhere, and comments carry names: give --tls-cert and --tls-key, or leave --host out and put a proxy with HTTPS in front`,
      )
    }
    const relay = await openRelay({
      config: readConfig(needed(values.config, '--config')),
      folder: needed(values.data, '--data'),
      host: values.host,
      port: portFrom(values.port),
      tls,
      clock: systemSourceClock,
      log: (line) => console.error(line),
    })
    if (values.json) console.log(JSON.stringify({ port: relay.port }))
    else {
      console.log(`转发站已启动 The relay is running: ${values.host}:${relay.port}`)
      console.log('按 Ctrl+C 停止。 Ctrl+C stops it.')
    }
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await relay.close()
    return 0
  },
}

/** The token itself is shown once and stored nowhere: the configuration has its hash. */
function printNewToken(): number {
  const token = randomBytes(32).toString('base64url')
  const reader = { name: 'room', tokenSha256: createHash('sha256').update(token).digest('hex'), rooms: ['*'] }
  console.log(`令牌 Token: ${token}`)
  console.log(`配置 "readers" 中的一行 Its line in "readers": ${JSON.stringify(reader)}`)
  return 0
}

function readConfig(path: string): RelayConfig {
  const text = readText(path, '--config')
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    console.error(
      `警告：别的用户也能读 ${path}，里面有平台密钥。请运行 chmod 600。\nWarning: others can read ${path}, which holds the platform's secret. Run chmod 600 on it.`,
    )
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UsedWrongly(`--config ${path} is no JSON`)
  }
  const config = RelayConfig.safeParse(value)
  if (!config.success) throw new UsedWrongly(`--config ${path}: ${z.prettifyError(config.error)}`)
  return config.data
}

function tlsFrom(cert: string | undefined, key: string | undefined): Tls | null {
  if (cert === undefined && key === undefined) return null
  if (cert === undefined || key === undefined)
    throw new UsedWrongly('--tls-cert and --tls-key belong together')
  return { cert: readText(cert, '--tls-cert'), key: readText(key, '--tls-key') }
}

function readText(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsedWrongly(
      `${option} ${path} cannot be read: ${error instanceof Error ? error.message : error}`,
    )
  }
}

function portFrom(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsedWrongly(`--port ${text} is no port; give a number from 1 to 65535`)
  }
  return port
}
