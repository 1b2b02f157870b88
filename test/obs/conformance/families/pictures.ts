import type { CollectionPlan } from '#electron/obs/rehearsal/plan.ts'
import type { Json } from '#test/harness/raw-obs-client.ts'
import { ask, type Family, type Scenario, type Step, scenario } from '../scenario.ts'

const item = { sceneName: 'Scene', sceneItemId: 1 }
const shot = (sourceName: string, extra: Json = {}) =>
  ask('GetSourceScreenshot', { sourceName, imageFormat: 'png', imageWidth: 320, imageHeight: 180, ...extra })

/** One placement after another, each looked at. */
function placed(name: string, ...placements: readonly Json[]): Scenario {
  const steps = placements.flatMap((sceneItemTransform): Step[] => [
    ask('SetSceneItemTransform', { ...item, sceneItemTransform }),
    shot('Scene'),
  ])
  return scenario(name, ...steps)
}

const bounds = (boundsType: string) => ({
  boundsType: `OBS_BOUNDS_${boundsType}`,
  boundsWidth: 500,
  boundsHeight: 200,
})

export const pictures: Family = {
  name: 'pictures',
  scenarios: [
    {
      name: 'refuse what cannot be drawn',
      steps: ({ image, folder }) => [
        ask('CreateInput', {
          sceneName: 'Scene',
          inputName: 'corners',
          inputKind: 'image_source',
          inputSettings: { file: image },
        }),
        ask('GetSourceScreenshot'),
        ask('GetSourceScreenshot', { sourceName: 'corners' }),
        ask('GetSourceScreenshot', { sourceName: 'nope', imageFormat: 'png' }),
        ask('GetSourceScreenshot', { sourceName: 'corners', imageFormat: 'nope' }),
        shot('corners', { imageWidth: 7 }),
        shot('corners', { imageHeight: 4097 }),
        shot('corners', { imageCompressionQuality: 101 }),
        ask('SaveSourceScreenshot', { sourceName: 'corners', imageFormat: 'png' }),
        ask('SaveSourceScreenshot', {
          sourceName: 'corners',
          imageFormat: 'png',
          imageFilePath: `${folder}/none/x.png`,
        }),
        ask('SaveSourceScreenshot', {
          sourceName: 'corners',
          imageFormat: 'png',
          imageFilePath: `${folder}/x.png`,
        }),
      ],
    },
    scenario(
      'have the size that was asked for, or the other side in proportion',
      ask('GetSourceScreenshot', { sourceName: 'corners', imageFormat: 'png' }),
      ask('GetSourceScreenshot', { sourceName: 'corners', imageFormat: 'png', imageWidth: 60 }),
      ask('GetSourceScreenshot', { sourceName: 'corners', imageFormat: 'png', imageHeight: 40 }),
      ask('GetSourceScreenshot', { sourceName: 'Scene', imageFormat: 'jpg', imageWidth: 320 }),
      shot('Scene'),
    ),
    placed(
      'follow position, scale, crop and rotation',
      { positionX: 100, positionY: 50 },
      { scaleX: 4, scaleY: 5 },
      { cropLeft: 20, cropTop: 10, cropRight: 5, cropBottom: 20 },
      { rotation: 30 },
      { positionX: 640, positionY: 360, alignment: 0 },
      { alignment: 10 },
      { rotation: 0, scaleX: -4 },
      { scaleY: -5, alignment: 5 },
      { scaleX: 4, scaleY: 5, cropLeft: 0, cropTop: 0, cropRight: 0, cropBottom: 0 },
    ),
    placed(
      'follow bounds and their alignment',
      { positionX: 300, positionY: 200, alignment: 5, ...bounds('STRETCH') },
      bounds('SCALE_INNER'),
      { boundsAlignment: 5 },
      { boundsAlignment: 10 },
      bounds('SCALE_OUTER'),
      { boundsAlignment: 5 },
      bounds('SCALE_TO_WIDTH'),
      bounds('SCALE_TO_HEIGHT'),
      bounds('MAX_ONLY'),
      { scaleX: 1, scaleY: 1 },
      { scaleX: -1, ...bounds('SCALE_INNER'), boundsAlignment: 1 },
      { boundsAlignment: 0 },
      { boundsAlignment: 2 },
      { boundsType: 'OBS_BOUNDS_STRETCH' },
      { alignment: 0, rotation: 45, boundsAlignment: 1 },
    ),
    scenario(
      'follow filters, opacity and order',
      ask('SetSceneItemTransform', {
        ...item,
        sceneItemTransform: { scaleX: 1, rotation: 0, positionX: 640, positionY: 360 },
      }),
      ask('CreateInput', {
        sceneName: 'Scene',
        inputName: 'over',
        inputKind: 'color_source_v3',
        inputSettings: { width: 800, height: 400, color: 0xff00c8ff },
      }),
      shot('Scene'),
      ask('CreateSourceFilter', {
        sourceName: 'over',
        filterName: 'clear',
        filterKind: 'color_filter_v2',
        filterSettings: { opacity: 0 },
      }),
      shot('Scene'),
      ask('SetSourceFilterEnabled', { sourceName: 'over', filterName: 'clear', filterEnabled: false }),
      ask(
        'CreateSourceFilter',
        {
          sourceName: 'corners',
          filterName: 'cut',
          filterKind: 'crop_filter',
          filterSettings: { left: 30, bottom: 10 },
        },
        // A frame may be drawn between the filter's making and its settings; the size is then told twice.
        { unsteady: ['SceneItemTransformChanged'] },
      ),
      shot('Scene'),
      shot('corners'),
      ask('SetSceneItemIndex', { sceneName: 'Scene', sceneItemId: 1, sceneItemIndex: 1 }),
      shot('Scene'),
      ask('SetSceneItemEnabled', { sceneName: 'Scene', sceneItemId: 2, sceneItemEnabled: false }),
      shot('Scene'),
    ),
  ],
}

const nested: CollectionPlan = {
  name: 'Nested',
  inputs: [
    { name: 'red', kind: 'color_source_v3', settings: { width: 200, height: 100, color: 0xff0000ff } },
    { name: 'blue', kind: 'color_source_v3', settings: { width: 50, height: 50, color: 0xffff0000 } },
    { name: 'green', kind: 'color_source_v3', settings: { width: 1280, height: 40, color: 0xff00ff00 } },
  ],
  scenes: [
    {
      name: 'Group',
      group: { width: 200, height: 150 },
      items: [{ source: 'red' }, { source: 'blue', transform: { positionX: 150, positionY: 100 } }],
    },
    { name: 'Inner', items: [{ source: 'green', transform: { positionX: 100, positionY: 100 } }] },
    {
      name: 'Scene',
      items: [
        { source: 'Inner', transform: { scaleX: 0.5, scaleY: 0.5 } },
        {
          source: 'Group',
          locked: true,
          transform: { positionX: 600, positionY: 300, scaleX: 2, scaleY: 2 },
        },
      ],
    },
  ],
  program: 'Scene',
}

export const groups: Family = {
  name: 'groups and nested scenes',
  plan: nested,
  scenarios: [
    scenario(
      'are listed and drawn',
      ask('GetGroupList'),
      ask('GetSceneList'),
      ask('GetInputList'),
      ask('GetSceneItemList', { sceneName: 'Scene' }),
      ask('GetGroupSceneItemList', { sceneName: 'Group' }),
      ask('GetSceneItemList', { sceneName: 'Group' }),
      ask('GetSourceActive', { sourceName: 'blue' }),
      shot('Scene'),
      shot('Group', { imageWidth: 200, imageHeight: 150 }),
    ),
    scenario(
      'are reached by item requests',
      ask('GetSceneItemId', { sceneName: 'Group', sourceName: 'blue' }),
      ask('SetSceneItemEnabled', { sceneName: 'Group', sceneItemId: 1, sceneItemEnabled: false }),
      shot('Scene'),
      ask('SetSceneItemEnabled', { sceneName: 'Scene', sceneItemId: 2, sceneItemEnabled: false }),
      shot('Scene'),
      ask('GetSourceActive', { sourceName: 'blue' }),
      ask('RemoveScene', { sceneName: 'Group' }),
      ask('SetCurrentProgramScene', { sceneName: 'Group' }),
    ),
  ],
}
