/** What no request shows: OBS has it from its collection's file, and only the programme's picture tells. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mainScene } from '../guarded-room.ts'
import { obsCollection } from '../obs-collection.ts'
import { label } from './hands.ts'
import type { AtObs, Family } from './way.ts'
import { collectionName, realCollection } from './world.ts'

type Item = Record<string, unknown> & { readonly name: string }
type SceneJson = { readonly name: string; readonly settings: { readonly items?: readonly Item[] } }

/** Somebody writes a collection by hand in which the label's item is not what it seems, and switches to it. */
async function switchTo(at: AtObs, hidden: Record<string, unknown>): Promise<void> {
  const name = `Traps ${at.newName('').trim()}`
  const intended = at.room.intent().label
  if (at.real === null || intended === null) throw new Error('only a real OBS reads collections from disk')
  const json = obsCollection({
    ...realCollection,
    inputs: [
      ...realCollection.inputs,
      { name: label, kind: 'image_source', settings: { file: intended.picture.file } },
    ],
    scenes: realCollection.scenes.map((scene) => ({
      ...scene,
      items:
        scene.name === mainScene
          ? [
              ...scene.items,
              { source: label, transform: { positionX: intended.at.x, positionY: intended.at.y } },
            ]
          : scene.items,
    })),
  }) as { readonly sources: readonly SceneJson[] }
  const sources = json.sources.map((source) => ({
    ...source,
    settings: {
      ...source.settings,
      items: source.settings.items?.map((item) => (item.name === label ? { ...item, ...hidden } : item)),
    },
  }))
  const folder = join(at.real.home, '.config', 'obs-studio', 'basic', 'scenes')
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ ...json, name, sources }))
  // OBS looks for files when a collection is made; before that it knows the name, says yes and stays where it is.
  await at.obs.call('CreateSceneCollection', { sceneCollectionName: at.newName('Looks') })
  await at.obs.call('SetCurrentSceneCollection', { sceneCollectionName: name })
  const { currentSceneCollectionName } = await at.obs.call('GetSceneCollectionList')
  if (currentSceneCollectionName !== name) throw new Error(`OBS stays with ${currentSceneCollectionName}`)
}

const home = ({ obs }: AtObs) =>
  obs.call('SetCurrentSceneCollection', { sceneCollectionName: collectionName })

export const pictureWays: Family = {
  title: 'What only the picture tells',
  looked: true,
  ways: [
    {
      what: 'the label’s item has another blend method and scale filter (written into the collection’s file)',
      seen: { by: 'picture' },
      ends: { how: 'nothing', because: 'at its own size and opaque, the label looks the same' },
      // What the switch itself does to the room is another row's affair.
      before: (at) => switchTo(at, { blend_method: 'srgb_off', scale_filter: 'point' }),
      run: ({ obs }) => obs.call('GetVersion'),
      undo: home,
      only: 'real',
    },
  ],
}
