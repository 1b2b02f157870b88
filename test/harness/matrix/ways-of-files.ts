/** What can be done to the pictures on disk, which OBS reads again about once a second. */
import { chmod, copyFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OverlayPicture } from '#shared/model/intent.ts'
import type { AtObs, Ending, Family, Way } from './way.ts'
import { withCard, withNotice } from './ways-of-overlays.ts'

type Owner = Extract<Ending, { how: 'repaired' }>['guard']

/** The files are read-only: whoever changes one has to mean it. */
async function open(file: string): Promise<string> {
  await chmod(file, 0o644)
  return file
}

const way = (
  what: string,
  guard: Owner,
  pictureOf: (at: AtObs) => OverlayPicture | undefined,
  change: (file: string, at: AtObs) => Promise<unknown>,
): Way => ({
  what,
  seen: { by: 'file' },
  ends: { how: 'repaired', guard, fact: 'picture-overwritten' },
  run: async (at) => {
    const picture = pictureOf(at)
    if (picture === undefined) throw new Error('the room shows no such picture')
    return change(picture.file, at)
  },
})

const label = ({ room }: AtObs) => room.intent().label?.picture
const safe = ({ room }: AtObs) => room.intent().safeScene.picture
const overwritten = async (file: string) => writeFile(await open(file), 'no picture')

export const fileWays: Family = {
  title: 'The pictures on disk',
  intent: async (at) => ({ ...(await withCard(at)), ...(await withNotice(at)) }),
  ways: [
    way('the label’s is overwritten with another picture', 'label', label, async (file, at) =>
      copyFile(safe(at).file, await open(file)),
    ),
    way('the label’s is overwritten, and keeps its time', 'label', label, async (file) => {
      const { atime, mtime } = await stat(file)
      await overwritten(file)
      return utimes(file, atime, mtime)
    }),
    way('another file is renamed to it', 'label', label, async (file, at) => {
      const other = join(at.folder, '另一张.png')
      await copyFile(safe(at).file, other)
      return rename(other, file)
    }),
    way('the label’s is emptied', 'label', label, async (file) => truncate(await open(file))),
    way('the label’s is removed', 'label', label, (file) => rm(file)),
    way('its folder is moved away', 'label', label, (file, at) =>
      rename(dirname(file), join(at.folder, at.newName('图片'))),
    ),
    way('the safe scene’s is overwritten', 'safe-scene', safe, overwritten),
    way('the safe scene’s is removed', 'safe-scene', safe, (file) => rm(file)),
    way('the card’s is overwritten', 'card', ({ room }) => room.intent().card?.picture, overwritten),
    way(
      'the notice’s is removed',
      'notices',
      ({ room }) => room.intent().notice?.picture,
      (file) => rm(file),
    ),
    {
      what: 'the label’s is given another time',
      seen: { by: 'file' },
      ends: { how: 'nothing', because: 'OBS reads the same picture again' },
      run: async ({ room }) => utimes(room.intent().label?.picture.file ?? '', new Date(), new Date()),
    },
  ],
}
