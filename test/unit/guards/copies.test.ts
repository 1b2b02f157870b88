/** Copies of cards and pictures of barred goods that somebody puts on air without the studio. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { diskPath, plainPath } from '#electron/guards/file-settings.ts'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { BarredPictures } from '#electron/studio/room/barred-pictures.ts'
import {
  canvas,
  closeUp,
  drawTestCard,
  type GuardedRoom,
  guardedCollection,
  mainScene,
  openGuardedRoom,
} from '#test/harness/guarded-room.ts'
import { soon } from '#test/harness/room-out.ts'

vi.setConfig({ testTimeout: 30_000 })

const folder = mkdtempSync(join(tmpdir(), 'fairlive-copies-'))
const group = '一组'
let obs: RehearsalObs
let room: GuardedRoom
let card: Awaited<ReturnType<typeof drawTestCard>>
let other: typeof card

beforeAll(async () => {
  obs = await startRehearsalObs({
    password: 'open sesame',
    canvas,
    collections: [
      {
        ...guardedCollection,
        inputs: [...guardedCollection.inputs, { name: '组内图片', kind: 'image_source' }],
        scenes: [
          { name: group, group: { width: 400, height: 300 }, items: [{ source: '组内图片' }] },
          ...guardedCollection.scenes.map((scene) => ({
            ...scene,
            items: [...scene.items, { source: group }],
          })),
        ],
      },
    ],
    recordDirectory: folder,
  })
  room = await openGuardedRoom({ url: obs.url, password: 'open sesame' })
  await room.calm()
  card = await drawTestCard('青花杯', folder)
  other = await drawTestCard('进口保健品', folder)
  room.change({
    phase: 'live',
    goods: { drawn: [card.picture.sha256, other.picture.sha256].sort(), barred: [] },
  })
  await room.calm()
})

afterAll(async () => {
  await room[Symbol.asyncDispose]()
  await obs[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** Nobody declared what somebody adds here, so the room itself never comes to rest. */
const cardsRight = () =>
  expect.poll(() => room.report().guards.find(({ guard }) => guard === 'card')?.state, soon).toBe('in-force')

let made = 0
/** Somebody adds a source of theirs, on top of the scene on air. */
async function somebodyShows(kind: string, inputSettings: Record<string, string>) {
  made += 1
  const inputName = `促销图 ${made}`
  const { sceneItemId } = await room.somebody.call('CreateInput', {
    sceneName: mainScene,
    inputName,
    inputKind: kind,
    inputSettings,
  })
  return { sceneName: mainScene, sceneItemId }
}
const isShown = async (item: { sceneName: string; sceneItemId: number }) =>
  (await room.somebody.call('GetSceneItemEnabled', item)).sceneItemEnabled
const facts = (from: number) =>
  room.records
    .slice(from)
    .flatMap((record) => (record.kind === 'guard.restored' ? record.body.facts.map(({ fact }) => fact) : []))

describe('a copy of a card that is not the one on air', () => {
  test.each([
    ['the file itself', () => other.picture.file],
    [
      'a copy under its own name',
      () => {
        const copy = join(mkdtempSync(join(folder, 'a-')), other.picture.file.split('/').at(-1) ?? '')
        copyFileSync(other.picture.file, copy)
        return copy
      },
    ],
    [
      'a copy under another name, without an ending',
      () => {
        const copy = join(folder, '双十一主图')
        copyFileSync(other.picture.file, copy)
        return copy
      },
    ],
  ])('is hidden when it is %s', async (_, file) => {
    const before = room.records.length
    const item = await somebodyShows('image_source', { file: file() })
    await expect.poll(() => isShown(item), soon).toBe(false)
    await expect.poll(() => facts(before), soon).toContain('card-copied')
    await cardsRight()
  })

  test('is hidden in a source of another kind, and in a group', async () => {
    const item = await somebodyShows('ffmpeg_source', { local_file: other.picture.file })
    await expect.poll(() => isShown(item), soon).toBe(false)
    await room.somebody.call('SetInputSettings', {
      inputName: '组内图片',
      inputSettings: { file: pathToFileURL(other.picture.file).href },
    })
    const inGroup = { sceneName: group, sceneItemId: 1 }
    await expect.poll(() => isShown(inGroup), soon).toBe(false)
  })

  test('is hidden again when somebody shows it again, in a scene that is not on air too', async () => {
    const item = await somebodyShows('image_source', { file: other.picture.file })
    await expect.poll(() => isShown(item), soon).toBe(false)
    const elsewhere = await room.somebody.call('CreateSceneItem', {
      sceneName: closeUp,
      sourceName: `促销图 ${made}`,
    })
    const there = { sceneName: closeUp, sceneItemId: elsewhere.sceneItemId }
    await expect.poll(() => isShown(there), soon).toBe(false)
    await room.somebody.call('SetSceneItemEnabled', { ...item, sceneItemEnabled: true })
    await expect.poll(() => isShown(item), soon).toBe(false)
  })

  test('is seen when a picture that hung there for long is overwritten with it', async () => {
    const file = join(folder, 'poster.png')
    copyFileSync(room.intent().safeScene.picture.file, file)
    const item = await somebodyShows('image_source', { file })
    await cardsRight()
    expect(await isShown(item)).toBe(true)
    copyFileSync(other.picture.file, file)
    await expect.poll(() => isShown(item), soon).toBe(false)
  })
})

test('the passing card’s own picture is nobody’s secret while it passes, and hidden when it no longer does', async () => {
  room.change({ card: { ...card, validUntil: Date.now() + 3_600_000 } })
  await cardsRight()
  const item = await somebodyShows('image_source', { file: card.picture.file })
  await cardsRight()
  expect(await isShown(item)).toBe(true)
  room.change({ card: null })
  await expect.poll(() => isShown(item), soon).toBe(false)
})

test('a picture of goods whose card may not be aired is hidden, by its place and by its content', async () => {
  const file = join(folder, '禁售品.jpg')
  writeFileSync(file, 'no picture, but the same bytes')
  const barred = await new BarredPictures((picture) => picture).of([{ picture: file, mayAir: false }])
  room.change({ goods: { drawn: [], barred } })
  await cardsRight()
  const copy = join(folder, '新品.jpg')
  copyFileSync(file, copy)
  for (const shown of [file, copy]) {
    const item = await somebodyShows('image_source', { file: shown })
    await expect.poll(() => isShown(item), soon).toBe(false)
  }
})

describe('pictures of goods that may not be aired', () => {
  it('leave out what a card that may be aired shows too, under whatever name', async () => {
    const [one, same, missing] = ['one.png', 'same.png', 'missing.png'].map((name) => join(folder, name))
    writeFileSync(one ?? '', 'the same')
    writeFileSync(same ?? '', 'the same')
    const barred = await new BarredPictures((picture) => picture).of([
      { picture: one ?? '', mayAir: false },
      { picture: same ?? '', mayAir: true },
      { picture: missing ?? '', mayAir: false },
      { picture: null, mayAir: false },
    ])
    expect(barred).toEqual([{ file: missing, sha256: null }])
  })
})

describe('paths', () => {
  it.each([
    ['C:\\Pictures\\Card.PNG', 'c:/pictures/card.png'],
    ['c:/Pictures/Card.PNG', 'c:/pictures/card.png'],
    ['file:///C:/Pictures/Card.PNG', 'c:/pictures/card.png'],
    ['/home/小林/卡.png', '/home/小林/卡.png'],
    ['file:///home/%E5%B0%8F%E6%9E%97/%E5%8D%A1.png?x=1', '/home/小林/卡.png'],
    ['\\\\nas\\Shared\\a.png', '//nas/shared/a.png'],
  ])('%s is %s', (spelling, path) => {
    expect(plainPath(spelling)).toBe(path)
  })

  it('stay themselves however often they are made plain, and an address never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainPath(plainPath(`/${text}`))).toBe(plainPath(`/${text}`))
        expect(typeof diskPath(`file://${text}`)).toBe('string')
      }),
    )
  })
})
