import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DouyinOptions, openDouyin } from '#electron/comments/sources/douyin/source.ts'
import { RelayConfig } from '#electron/relay/config.ts'
import { openRelay, type Relay, relayPaths } from '#electron/relay/relay.ts'
import { DouyinPlatform } from '#test/harness/douyin-server.ts'
import { ManualClock } from '../../obs/manual-clock.ts'
import { Gathered } from './gathered.ts'

const relayToken = 'a-token-of-tests-with-enough-length'

const config = RelayConfig.parse({
  douyin: { secret: DouyinPlatform.secret, keywords: ['多少钱', '破了'] },
  readers: [
    {
      name: 'room 1',
      tokenSha256: createHash('sha256').update(relayToken).digest('hex'),
      rooms: ['7001', '7002'],
    },
  ],
})

/** A folder, and the relays and rooms of one test that use it; all are closed with it. */
export class RelayRoom implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'relay-'))
  readonly clock = new ManualClock()
  readonly lines: string[] = []
  readonly #opened: { close(): Promise<void> }[] = []

  async relay(port = 0): Promise<{ readonly relay: Relay; readonly platform: DouyinPlatform }> {
    const { clock, folder, lines } = this
    const log = (line: string) => lines.push(line)
    const relay = await openRelay({ config, folder, host: '127.0.0.1', port, tls: null, clock, log })
    this.#opened.push(relay)
    const address = `http://127.0.0.1:${relay.port}${relayPaths.push}`
    return { relay, platform: new DouyinPlatform(address, clock.now) }
  }

  room({ port }: Relay, change: Partial<DouyinOptions> = {}) {
    const gathered = new Gathered()
    const source = openDouyin(
      { name: 'douyin', relay: `ws://127.0.0.1:${port}`, token: relayToken, room: '7001', ...change },
      gathered,
      gathered.surroundings(this.clock),
    )
    this.#opened.push(source)
    const connected = (times = 1) =>
      gathered.until(() => gathered.of('connected').length === times, 'connection')
    return { gathered, source, connected }
  }

  async close(one: { close(): Promise<void> }): Promise<void> {
    this.#opened.splice(this.#opened.indexOf(one), 1)
    await one.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const each of this.#opened.splice(0).reverse()) await each.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
