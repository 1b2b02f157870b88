import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RelayRoom } from './relay-room.ts'

test('half a line that a crash left behind is not read; what was acknowledged to the platform is there', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  await platform.comments('7001', ['1', '一'])
  await platform.comments('7001', ['2', '二'])
  await it.close(made)
  const file = join(it.folder, 'rooms', '7001', '000000000001.jsonl')
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"kind":"push","seq":3,"at":5,"ty`)
  const again = await it.relay()
  await again.platform.comments('7001', ['3', '三'])
  const { gathered } = it.room(again.relay)
  await gathered.until(() => gathered.messages.length === 3, 'comments')
  expect(gathered.texts).toEqual(['一', '二', '三'])
})

test('what a room has is deleted from the relay; what nobody fetches is given up, and the room is told how much', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const { gathered, source, connected } = it.room(made)
  await connected()
  await platform.comments('7001', ['1', '一'])
  await gathered.until(() => gathered.messages.length === 1, 'comment')
  await it.close(source)
  await platform.comments('7001', ['2', '二'])
  await platform.comments('7001', ['3', '三'])
  it.clock.advance(8 * 24 * 3_600_000)
  const files = () => readdirSync(join(it.folder, 'rooms', '7001')).filter((name) => name.endsWith('.jsonl'))
  while (files().length > 0) {
    await new Promise((resolve) => setImmediate(resolve))
    it.clock.advance(5_000)
  }
  const later = it.room(made)
  await later.gathered.until(() => later.gathered.of('missed').length === 1, 'loss')
  expect(later.gathered.of('missed')[0]).toMatchObject({ certain: true, count: 2 })
})

test('a relay that lost its folder does not pass for one that has nothing new', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const { gathered, connected } = it.room(made)
  await connected()
  for (let n = 1; n <= 3; n += 1) await platform.comments('7001', [`${n}`, `第${n}`])
  await gathered.until(() => gathered.messages.length === 3, 'comments')
  const { port } = made
  await it.close(made)
  rmSync(join(it.folder, 'rooms'), { recursive: true })
  const again = await it.relay(port)
  for (let n = 4; n <= 9; n += 1) await again.platform.comments('7001', [`${n}`, `第${n}`])
  await gathered.until(() => gathered.of('lost').length === 1, 'loss')
  it.clock.advance(500)
  await gathered.until(() => gathered.messages.length === 9, 'comments')
  expect(gathered.of('missed')).toMatchObject([{ certain: true, count: null }])
})

test('two relays do not write into one folder', async () => {
  await using it = new RelayRoom()
  await it.relay()
  await expect(it.relay()).rejects.toThrow()
})

test('a push that the disk does not take is answered as failed, is told to the room, and costs the next one nothing', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const other = it.room(made, { room: '7002' })
  await other.connected()
  const inTheWay = join(it.folder, 'rooms', '7001')
  writeFileSync(inTheWay, 'a file where a folder must be')
  expect(await platform.comments('7001', ['1', '一'])).toBe(500)
  rmSync(inTheWay)
  expect(await platform.comments('7001', ['2', '二'])).toBe(200)
  const { gathered } = it.room(made)
  await gathered.until(() => gathered.messages.length === 1, 'comment')
  it.clock.advance(5_000)
  await platform.comments('7002', ['3', '三'])
  await other.gathered.until(() => other.gathered.messages.length === 1, 'comment')
  it.clock.advance(1_000)
  expect([gathered.texts, other.gathered.dropped('not-kept')]).toEqual([['二'], 1])
})
