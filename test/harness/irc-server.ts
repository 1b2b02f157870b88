import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { Changes } from './changes.ts'
import { type Child, startChild } from './child.ts'
import { executable } from './executable.ts'
import { freePort, portOpens } from './free-port.ts'

/** A real InspIRCd on loopback that takes WebSockets; it may be stopped and started again on the same port. */
export class IrcServer implements AsyncDisposable {
  readonly url: string
  readonly #port: number
  readonly #folder: string
  #child: Child | null = null

  private constructor(port: number) {
    this.#port = port
    this.url = `ws://127.0.0.1:${port}/`
    this.#folder = mkdtempSync(join(tmpdir(), 'irc-'))
    writeFileSync(join(this.#folder, 'inspircd.conf'), configuration(port, this.#folder))
  }

  static async start(): Promise<IrcServer> {
    const server = new IrcServer(await freePort())
    await server.begin()
    return server
  }

  async begin(): Promise<void> {
    const program = executable('inspircd')
    if (program === null) throw new Error('inspircd is not on PATH')
    const asRoot = process.getuid?.() === 0 ? ['--runasroot'] : []
    const config = join(this.#folder, 'inspircd.conf')
    this.#child = await startChild(
      program,
      [...asRoot, '--nofork', '--nolog', '--config', config],
      process.env,
    )
    await portOpens(this.#port, 4_000)
  }

  async stop(): Promise<void> {
    await this.#child?.end('SIGTERM')
    this.#child = null
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** Somebody else in the channel, with a client of their own. */
export class IrcGuest implements Disposable {
  readonly heard: string[] = []
  readonly #socket: WebSocket
  readonly #changes = new Changes()

  private constructor(url: string) {
    this.#socket = new WebSocket(url, { origin: 'http://localhost' })
    this.#socket.on('message', (data) => {
      const line = String(data)
      this.heard.push(line)
      if (line.startsWith('PING ')) this.say(line.replace('PING', 'PONG'))
      this.#changes.tell()
    })
  }

  /** Resolves when the server has confirmed that it is in the channel. */
  static async enter(url: string, nick: string, channel: string): Promise<IrcGuest> {
    const guest = new IrcGuest(url)
    guest.#socket.once('open', () => {
      for (const line of [`NICK ${nick}`, `USER ${nick} 8 * :${nick}`]) guest.say(line)
    })
    await guest.hears(/ 001 /)
    guest.say(`JOIN ${channel}`)
    await guest.hears(/ 366 /)
    return guest
  }

  say(line: string): void {
    this.#socket.send(line)
  }

  hears(what: RegExp): Promise<void> {
    return this.#changes.until(
      () => this.heard.some((line) => what.test(line)),
      String(what),
      () => this.heard,
    )
  }

  [Symbol.dispose](): void {
    this.#socket.terminate()
  }
}

function configuration(port: number, folder: string): string {
  return `<server name="irc.tests.example" description="tests" network="Tests">
<admin name="tests" nick="tests" email="tests@localhost">
<bind address="127.0.0.1" port="${port}" type="clients" hook="websocket">
<module name="cap">
<module name="sha1">
<module name="websocket">
<websocket defaultmode="text">
<wsorigin allow="*">
<connect allow="*" timeout="10" pingfreq="60" localmax="100" globalmax="100" resolvehostnames="no" useident="no">
<pid file="${join(folder, 'inspircd.pid')}">
`
}
