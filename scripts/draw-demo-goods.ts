/** The demo room's goods, each on a quiet ground of 600 by 600. */
import { box, fill, oval, type Shape, stroke } from './draw-shapes.ts'

function onGround(wall: string, table: string, shadow: string, goods: readonly Shape[]): Shape[] {
  return [
    fill(wall, box(0, 0, 600, 600)),
    fill(table, box(0, 440, 600, 160)),
    fill(shadow, oval(300, 500, 190, 22)),
    ...goods,
  ]
}

function jar(body: string, lid: string, label: string, mark: string): Shape[] {
  return [
    fill(body, box(196, 190, 208, 310, 34)),
    fill(lid, box(212, 130, 176, 72, 14)),
    stroke(body, 4, 'M240 144v46M270 144v46M300 144v46M330 144v46M360 144v46'),
    fill(label, box(196, 260, 208, 160)),
    fill(mark, oval(300, 318, 34)),
    fill(label, box(292, 296, 16, 44, 4)),
    fill(label, box(278, 310, 44, 16, 4)),
    fill(mark, box(236, 376, 128, 12, 6)),
  ]
}

const cup = onGround('#f4ece2', '#e6d8c6', '#d3c1a9', [
  stroke('#2f6f8f', 26, 'M392 290c70-20 96 30 82 76s-56 66-104 56'),
  fill('#f9fbfb', 'M190 230h220l-14 226c-2 26-18 44-42 44h-108c-24 0-40-18-42-44z'),
  fill('#2f6f8f', 'M194 290h212l-4 60h-204z'),
  stroke('#f9fbfb', 6, 'M206 330q24-30 48 0t48 0t48 0t48 0'),
  fill('#dfe8ea', oval(300, 230, 110, 22)),
  fill('#7c4a2d', oval(300, 232, 94, 15)),
  stroke('#cbbca6', 9, 'M262 186q-18-26 0-50t0-48M312 186q-18-26 0-50t0-48'),
])

const bedding = onGround('#e9eef2', '#d4dde4', '#bcc8d1', [
  fill('#f2b8a0', box(136, 410, 328, 88, 40)),
  fill('#fbe3d8', box(136, 410, 60, 88, 30)),
  fill('#8fb3c7', box(150, 326, 300, 88, 40)),
  fill('#c9dde7', box(150, 326, 60, 88, 30)),
  fill('#f6f1e7', box(164, 242, 272, 88, 40)),
  stroke('#e2d7c2', 6, 'M220 286h180'),
  stroke('#d9977c', 6, 'M230 454h200'),
  stroke('#6f97ad', 6, 'M230 370h190'),
])

const umbrella = onGround('#e4eeee', '#cfdfdf', '#b5caca', [
  stroke('#5a4636', 14, 'M300 130v330a34 34 0 0 1-68 0'),
  fill(
    '#f0b429',
    'M90 310c10-120 100-190 210-190s200 70 210 190q-35-34-70 0q-35-34-70 0q-35-34-70 0q-35-34-70 0q-35-34-70 0q-35-34-70 0z',
  ),
  fill('#d99a12', 'M230 310c4-90 30-160 70-190c40 30 66 100 70 190q-35-34-70 0q-35-34-70 0z'),
  fill('#5a4636', oval(300, 116, 10)),
])

const oranges = onGround('#eef2e2', '#dde5c8', '#c4cfa8', [
  fill('#f08c2e', oval(216, 420, 84)),
  fill('#f59f3f', oval(384, 420, 84)),
  fill('#f7ad55', oval(300, 300, 88)),
  fill('#4f8a3c', 'M300 214c20-50 70-58 96-46c-10 34-50 58-96 46z'),
  stroke('#6b4a25', 9, 'M300 218v-30'),
  fill('#d97a20', oval(190, 394, 6)),
  fill('#d97a20', oval(236, 452, 6)),
  fill('#dd8a2b', oval(410, 396, 6)),
  fill('#e0963b', oval(330, 330, 6)),
])

const tea = onGround('#e5ece3', '#ccd9c8', '#b0c2ab', [
  fill('#2f5d45', box(188, 200, 224, 300, 18)),
  fill('#244a37', box(188, 176, 224, 56, 12)),
  fill('#efe6cf', box(222, 270, 156, 190, 8)),
  fill('#5d8f4e', 'M300 430c-46-30-52-90-2-132c52 40 50 100 2 132z'),
  stroke('#efe6cf', 5, 'M300 420v-96M300 376l-20-18M300 376l20-18'),
])

const biscuits = onGround('#f6e9da', '#ead4b8', '#d5b992', [
  fill('#b5523b', box(150, 250, 300, 250, 16)),
  fill('#d96f4f', box(150, 250, 300, 70, 16)),
  fill('#f7e7cf', box(186, 340, 228, 120, 12)),
  fill('#d9a35c', oval(262, 400, 44)),
  fill('#e5b673', oval(342, 400, 44)),
  fill('#8a5a2b', oval(248, 388, 6)),
  fill('#8a5a2b', oval(274, 412, 6)),
  fill('#8a5a2b', oval(328, 412, 6)),
  fill('#8a5a2b', oval(356, 390, 6)),
  fill('#d9a35c', oval(300, 226, 62, 26)),
])

const liquor = onGround('#efe9ea', '#ddd2d4', '#c6b8bb', [
  fill(
    '#e9eef0',
    'M266 150h68v70c0 26 62 46 62 104v150c0 16-10 26-26 26H230c-16 0-26-10-26-26V324c0-58 62-78 62-104z',
  ),
  fill('#b3262d', box(258, 96, 84, 66, 10)),
  fill('#b3262d', box(204, 340, 192, 104)),
  fill('#f2d59a', box(216, 350, 168, 84)),
  fill('#b3262d', oval(300, 392, 28)),
  stroke('#f2d59a', 6, 'M286 392h28M300 378v28'),
  stroke('#c9d3d7', 6, 'M236 300q12-40 46-60'),
])

const vitamins = onGround('#fdf0e1', '#f3ddc1', '#dec29c', jar('#f6f7f7', '#e5793a', '#e5793a', '#fdf6ee'))

const fishOil = onGround('#e2eef5', '#cbdfea', '#aac6d6', [
  ...jar('#c97f1e', '#1f4e6b', '#1f4e6b', '#f3f8fb'),
  fill('#e8a33c', oval(452, 486, 34, 18)),
  fill('#f0b85f', oval(140, 490, 34, 18)),
])

const medicine = onGround('#eaf1ea', '#d3e2d3', '#b6cbb6', [
  fill('#fafcfa', box(150, 270, 300, 230, 12)),
  fill('#2e8b57', box(150, 270, 300, 58, 12)),
  fill('#2e8b57', box(186, 372, 30, 90, 4)),
  fill('#2e8b57', box(156, 402, 90, 30, 4)),
  stroke('#bcd3c2', 12, 'M284 380h130M284 416h130M284 452h80'),
  fill('#d3dcd6', box(250, 206, 220, 78, 12)),
  fill('#f7c7b4', oval(290, 244, 20)),
  fill('#f7c7b4', oval(344, 244, 20)),
  fill('#f7c7b4', oval(398, 244, 20)),
])

const cigarettes = onGround('#ececee', '#d8d8dc', '#bebec5', [
  fill('#f7f3ea', box(250, 170, 30, 120, 4)),
  fill('#e0a35a', box(250, 170, 30, 44, 4)),
  fill('#f7f3ea', box(290, 140, 30, 150, 4)),
  fill('#e0a35a', box(290, 140, 30, 44, 4)),
  fill('#f7f3ea', box(330, 176, 30, 114, 4)),
  fill('#e0a35a', box(330, 176, 30, 44, 4)),
  fill('#7a2230', box(206, 250, 188, 250, 12)),
  fill('#f7f3ea', box(206, 250, 188, 46, 12)),
  fill('#d8b56a', oval(300, 390, 48)),
  fill('#7a2230', oval(300, 390, 34)),
])

const mystery = onGround('#eee8f3', '#dccfe6', '#c2b1d0', [
  fill('#8d6bb0', box(160, 250, 280, 250, 14)),
  fill('#7656a0', box(140, 214, 320, 70, 14)),
  stroke('#f3ecfa', 26, 'M258 356c0-58 88-58 88-6c0 40-44 38-44 76'),
  fill('#f3ecfa', oval(302, 466, 16)),
])

const sunscreen = onGround('#fdf3d9', '#f4e2b3', '#dfc88c', [
  fill('#fbfbf8', 'M214 150h172l-18 280H232z'),
  fill('#3b8fb3', box(232, 430, 136, 70, 12)),
  fill('#c9dfe8', box(206, 126, 188, 34, 6)),
  fill('#f5b82e', oval(300, 270, 40)),
  stroke(
    '#f5b82e',
    10,
    'M300 206v-14M300 348v-14M236 270h-14M378 270h-14M256 226l-9-9M353 323l-9-9M344 226l9-9M247 323l9-9',
  ),
])

const lipstick = onGround('#fae8ea', '#f0d0d5', '#dcb3ba', [
  fill('#c2304a', 'M262 250v-90c0-20 76-60 76-40v130z'),
  fill('#d9b45f', box(252, 246, 96, 90, 6)),
  fill('#22242b', box(236, 330, 128, 170, 12)),
  fill('#d9b45f', box(236, 366, 128, 10)),
  fill('#22242b', box(418, 392, 84, 108, 12)),
])

const monitor = onGround('#e6ecf4', '#d0dbe8', '#b3c2d4', [
  stroke('#6a7a8c', 14, 'M402 420c60 10 90-20 90-70s-30-80-10-120'),
  fill('#f8fafc', box(150, 220, 270, 280, 30)),
  fill('#1f2d3a', box(180, 252, 210, 150, 14)),
  stroke('#7be0b8', 10, 'M200 336h34l20-50l30 88l22-54l12 16h56'),
  fill('#3d6fb0', oval(240, 450, 26)),
  fill('#c9d5e3', oval(330, 450, 26)),
  fill('#3d6fb0', box(430, 150, 110, 120, 22)),
])

const kettle = onGround('#e9efe9', '#d3ded4', '#b6c6b8', [
  stroke('#31423a', 26, 'M398 250c84-4 92 150 6 170'),
  fill('#4f8f7a', 'M214 220h176l26 256c2 14-8 24-22 24H210c-14 0-24-10-22-24z'),
  fill('#4f8f7a', 'M216 250l-78-24c-8 44 20 92 62 110z'),
  fill('#31423a', box(232, 190, 140, 36, 14)),
  fill('#31423a', oval(302, 178, 18)),
  fill('#3e7664', box(186, 470, 232, 30, 12)),
  stroke('#a8d3c4', 12, 'M262 290v120'),
])

const formula = onGround('#fbeef0', '#f2d9dd', '#dfbcc2', [
  fill('#f7f9fb', box(186, 200, 228, 300, 22)),
  fill('#e58ba0', box(178, 168, 244, 52, 14)),
  fill('#f9c9d3', box(186, 290, 228, 150)),
  fill('#fbe9d7', oval(300, 364, 52)),
  fill('#6b4a3a', oval(282, 360, 6)),
  fill('#6b4a3a', oval(318, 360, 6)),
  stroke('#6b4a3a', 5, 'M286 384q14 12 28 0'),
])

/** By the file name that the cards use. */
export const goods: Readonly<Record<string, readonly Shape[]>> = {
  cup,
  bedding,
  umbrella,
  oranges,
  tea,
  biscuits,
  liquor,
  vitamins,
  'fish-oil': fishOil,
  medicine,
  cigarettes,
  mystery,
  sunscreen,
  lipstick,
  monitor,
  kettle,
  formula,
}
