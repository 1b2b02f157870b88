/** What can be done to the label's item and to what lies over it. */
import { avatar, closeUp, mainScene } from '../guarded-room.ts'
import {
  blended,
  event,
  type Hand,
  itemOf,
  label,
  made,
  ownScene,
  placed,
  poll,
  raised,
  removed,
  shown,
} from './hands.ts'
import type { Ending, Family, SeenBy, Way } from './way.ts'
import { group, inGroup, secondScene } from './world.ts'

const repaired = (fact: Extract<Ending, { how: 'repaired' }>['fact']): Ending => {
  return { how: 'repaired', guard: 'label', fact }
}
const way = (what: string, seen: SeenBy, ends: Ending, run: Hand): Way => ({ what, seen, ends, run })

const transform = (what: string, change: Record<string, number | string>): Way =>
  way(what, event('SceneItemTransformChanged'), repaired('item-moved'), placed(label, change))

const bounds = (boundsType: string): Way =>
  transform(`is given bounds of 8×8 (${boundsType})`, { boundsType, boundsWidth: 8, boundsHeight: 8 })

const blend = (mode: string): Way =>
  way(
    `is blended otherwise (${mode})`,
    event('SceneItemTransformChanged'),
    repaired('item-blended'),
    blended(label, `OBS_BLEND_${mode}`),
  )

const canvasSize = { width: 1080, height: 1920 }
const lies = (what: string, run: Hand): Way =>
  way(what, event('SceneItemCreated'), repaired('item-covered'), run)

const locked =
  (sceneItemLocked: boolean): Hand =>
  async (at) =>
    at.obs.call('SetSceneItemLocked', { ...(await itemOf(at, label)), sceneItemLocked })

export const itemWays: Family = {
  title: 'The label’s item, in the scene on air',
  ways: [
    way('is hidden', event('SceneItemEnableStateChanged'), repaired('item-hidden'), shown(label, false)),
    way('is removed', event('SceneItemRemoved'), repaired('item-missing'), removed(label)),
    way(
      'is put below everything',
      event('SceneItemListReindexed'),
      repaired('item-covered'),
      raised(label, 0),
    ),
    way(
      'is put below one other source',
      event('SceneItemListReindexed'),
      repaired('item-covered'),
      raised(avatar, 'top'),
    ),
    way('is doubled', event('SceneItemCreated'), repaired('item-doubled'), async (at) =>
      at.obs.call('DuplicateSceneItem', await itemOf(at, label)),
    ),
    {
      what: 'is unlocked',
      seen: event('SceneItemLockStateChanged'),
      ends: { how: 'nothing', because: 'a lock only keeps the mouse off' },
      before: locked(true),
      run: locked(false),
    },
    transform('is moved off the canvas', { positionX: -3_000 }),
    transform('is moved a little', { positionY: 230 }),
    transform('is scaled down', { scaleX: 0.2, scaleY: 0.2 }),
    transform('is scaled to nothing', { scaleX: 0, scaleY: 0 }),
    transform('is blown up', { scaleX: 30, scaleY: 30 }),
    transform('is mirrored', { scaleX: -1 }),
    transform('is turned by a quarter', { rotation: 90 }),
    transform('is turned upside down', { rotation: 180 }),
    transform('is cropped from the left', { cropLeft: 60 }),
    transform('is cropped from the right', { cropRight: 60 }),
    transform('is cropped from above', { cropTop: 30 }),
    transform('is cropped from below', { cropBottom: 30 }),
    bounds('OBS_BOUNDS_STRETCH'),
    bounds('OBS_BOUNDS_SCALE_INNER'),
    bounds('OBS_BOUNDS_SCALE_OUTER'),
    bounds('OBS_BOUNDS_SCALE_TO_WIDTH'),
    bounds('OBS_BOUNDS_SCALE_TO_HEIGHT'),
    bounds('OBS_BOUNDS_MAX_ONLY'),
    transform('is aligned by its middle', { alignment: 0 }),
    transform('is aligned by its lower right corner', { alignment: 10 }),
    blend('ADDITIVE'),
    blend('SUBTRACT'),
    blend('SCREEN'),
    blend('MULTIPLY'),
    blend('LIGHTEN'),
    blend('DARKEN'),
    way(
      'is hidden in a scene that is not on air',
      event('SceneItemEnableStateChanged'),
      repaired('item-hidden'),
      shown(label, false, secondScene),
    ),
    way(
      'is removed from a scene that is not on air',
      event('SceneItemRemoved'),
      repaired('item-missing'),
      removed(label, secondScene),
    ),
  ],
}

export const coverWays: Family = {
  title: 'Over the label',
  ways: [
    lies('a new opaque source is laid', made('color_source_v3', { ...canvasSize, color: 0xff00ff00 })),
    lies('a new half-opaque source is laid', made('color_source_v3', { ...canvasSize, color: 0x8000ff00 })),
    lies('a new text is laid', made('text_ft2_source_v2', { text: '优惠 🎉 / SALE' })),
    way(
      'another source is raised',
      event('SceneItemListReindexed'),
      repaired('item-covered'),
      raised(avatar, 'top'),
    ),
    way('a group is raised', event('SceneItemListReindexed'), repaired('item-covered'), raised(group, 'top')),
    lies('a scene is laid that holds an opaque source', async (at) => {
      const sceneName = at.newName('夹层 / nested')
      await at.obs.call('CreateScene', { sceneName })
      await at.obs.call('CreateSceneItem', { sceneName, sourceName: inGroup })
      return at.obs.call('CreateSceneItem', { sceneName: mainScene, sourceName: sceneName })
    }),
    lies('a hidden source is laid, ready to be shown', async (at) =>
      at.obs.call('CreateSceneItem', {
        sceneName: mainScene,
        sourceName: inGroup,
        sceneItemEnabled: false,
      }),
    ),
    lies('a source is laid twice', async (at) => {
      await at.obs.call('CreateSceneItem', { sceneName: mainScene, sourceName: inGroup })
      return at.obs.call('CreateSceneItem', { sceneName: mainScene, sourceName: inGroup })
    }),
    way(
      'a cover is laid in a scene that is not on air',
      event('SceneItemCreated'),
      repaired('item-covered'),
      made('color_source_v3', { ...canvasSize, color: 0xff00ff00 }, secondScene),
    ),
  ],
}

export const avatarWays: Family = {
  title: 'The avatar, where no label stood',
  ways: [
    way(
      'is put into a scene without it that is not on air',
      event('SceneItemCreated'),
      repaired('item-hidden'),
      (at) => at.obs.call('CreateSceneItem', { sceneName: closeUp, sourceName: avatar }),
    ),
    way(
      'is put into the scene on air, which had none',
      event('SceneItemCreated'),
      repaired('item-hidden'),
      async (at) => {
        await at.obs.call('SetCurrentProgramScene', { sceneName: closeUp })
        return at.obs.call('CreateSceneItem', { sceneName: closeUp, sourceName: avatar })
      },
    ),
    way(
      'comes with a scene made a moment ago and switched to',
      event('SceneCreated'),
      repaired('item-missing'),
      ownScene(avatar),
    ),
    way(
      'comes with its scene, nested in a new one that is switched to',
      event('SceneCreated'),
      repaired('item-missing'),
      ownScene(mainScene),
    ),
    way(
      'comes with a new scene, nested twice',
      event('SceneCreated'),
      repaired('item-missing'),
      async (at) => {
        const inner = at.newName('里层')
        await at.obs.call('CreateScene', { sceneName: inner })
        await at.obs.call('CreateSceneItem', { sceneName: inner, sourceName: avatar })
        return ownScene(inner)(at)
      },
    ),
    way(
      'has its capture changed to something else',
      poll,
      { how: 'nothing', because: 'a source that was declared a virtual image keeps its label' },
      async (at) =>
        at.obs.call('SetInputSettings', { inputName: avatar, inputSettings: { color: 0xff10c0c0 } }),
    ),
  ],
}
