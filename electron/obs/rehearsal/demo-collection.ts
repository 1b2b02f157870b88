/** The demo room's scenes, portrait 1080x1920: made up, and alive enough to practise every guard on. */
import type { CollectionPlan, PlannedItem } from './plan.ts'

/** OBS writes colours as 0xAABBGGRR. */
const abgr = (red: number, green: number, blue: number) =>
  ((0xff << 24) | (blue << 16) | (green << 8) | red) >>> 0

/** The source that shows a virtual person: what the label for AI-made images must cover. */
export const demoAvatarSource = '数字人画面'

const backdrop: PlannedItem = { source: '直播间背景', locked: true }

/** A bar along the lower edge, where the room's own name stands. */
const nameplate: PlannedItem = {
  source: '店铺名',
  transform: { positionX: 60, positionY: 1790 },
}

export const demoCollection: CollectionPlan = {
  name: '示范直播间',
  inputs: [
    {
      name: '直播间背景',
      kind: 'color_source_v3',
      settings: { width: 1080, height: 1920, color: abgr(38, 30, 44) },
    },
    {
      name: '主播摄像头',
      kind: 'rehearsal_camera',
      settings: { width: 1080, height: 1920, figure: 'presenter', hue: 24 },
    },
    {
      name: demoAvatarSource,
      kind: 'rehearsal_camera',
      settings: { width: 1080, height: 1920, figure: 'avatar', hue: 228 },
    },
    {
      name: '商品台摄像头',
      kind: 'rehearsal_camera',
      settings: { width: 1080, height: 1440, figure: 'product', hue: 96 },
    },
    {
      name: '店铺名',
      kind: 'text_ft2_source_v2',
      settings: {
        text: '山前茶铺 · 演练',
        color1: abgr(255, 246, 228),
        color2: abgr(255, 246, 228),
        font: { face: 'Noto Sans SC', size: 56, flags: 0, style: 'Regular' },
      },
    },
    { name: '主播麦克风', kind: 'rehearsal_microphone' },
    {
      name: '休息画面底色',
      kind: 'color_source_v3',
      settings: { width: 1080, height: 1920, color: abgr(24, 44, 52) },
    },
    {
      name: '休息字样',
      kind: 'text_ft2_source_v2',
      settings: {
        text: '马上回来',
        font: { face: 'Noto Sans SC', size: 160, flags: 0, style: 'Regular' },
      },
    },
  ],
  scenes: [
    {
      name: '主播机位',
      items: [backdrop, { source: '主播摄像头' }, nameplate, { source: '主播麦克风' }],
    },
    {
      name: '数字人',
      items: [backdrop, { source: demoAvatarSource }, nameplate, { source: '主播麦克风' }],
    },
    {
      name: '商品特写',
      items: [
        backdrop,
        { source: '商品台摄像头', transform: { positionX: 0, positionY: 160 } },
        {
          source: demoAvatarSource,
          transform: {
            positionX: 40,
            positionY: 1180,
            boundsType: 'OBS_BOUNDS_SCALE_INNER',
            boundsWidth: 360,
            boundsHeight: 580,
          },
        },
        nameplate,
        { source: '主播麦克风' },
      ],
    },
    {
      name: '休息画面',
      items: [
        { source: '休息画面底色', locked: true },
        { source: '休息字样', transform: { positionX: 540, positionY: 960, alignment: 0 } },
      ],
    },
  ],
  program: '主播机位',
}
