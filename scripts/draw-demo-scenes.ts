/** The demo room's three full pictures, designed 1080 wide and 1920 high: the digital host, the studio, the table. */
import { box, fill, oval, type Shape, stroke } from './draw-shapes.ts'

const skin = '#f3c9a9'
const skinShade = '#e0ab86'
const hair = '#2b2230'
const jacket = '#1f7a6d'
const jacketShade = '#176156'
const blouse = '#fbf5ea'

/** A digital host from the waist up on a clear ground; made for the demo, like nobody. Draw it 110 higher. */
export const presenter: readonly Shape[] = [
  fill(hair, 'M330 700c-20-300 90-450 210-450s230 150 210 450c-4 90 10 150 40 190H290c30-40 44-100 40-190z'),
  fill(
    jacket,
    'M150 2040v-120c-6-420 10-690 90-780c60-66 160-84 240-120h120c80 36 180 54 240 120c80 90 96 360 90 780v120z',
  ),
  fill(blouse, 'M444 1010h192l-96 330z'),
  fill(
    jacketShade,
    'M456 1000l-62 66l54 150l-46 24l138 350v-250zM624 1000l62 66l-54 150l46 24l-138 350v-250z',
  ),
  fill(skinShade, 'M468 780h144v190c0 50-40 96-72 120c-32-24-72-70-72-120z'),
  fill(skin, 'M400 560c0-130 60-200 140-200s140 70 140 200c0 150-64 280-140 280s-140-130-140-280z'),
  fill(skin, oval(398, 600, 26, 40)),
  fill(skin, oval(682, 600, 26, 40)),
  fill(hair, 'M392 600c-20-180 50-280 148-280s170 100 148 280c-20-110-60-170-110-196c-50 60-130 90-186 196z'),
  stroke(hair, 11, 'M440 566q30-22 62-6M578 560q32-16 62 6'),
  fill('#ffffff', oval(472, 606, 27, 17)),
  fill('#ffffff', oval(608, 606, 27, 17)),
  fill('#3a2a22', oval(474, 606, 15)),
  fill('#3a2a22', oval(606, 606, 15)),
  fill('#ffffff', oval(479, 601, 5)),
  fill('#ffffff', oval(611, 601, 5)),
  stroke(hair, 7, 'M444 598q28-20 58-2M578 596q30-18 58 2'),
  stroke(skinShade, 7, 'M540 620q14 44-8 62'),
  fill('#f0a792', oval(444, 672, 30, 18)),
  fill('#f0a792', oval(636, 672, 30, 18)),
  fill('#c8504f', 'M488 722q52 22 104 0q-14 52-52 52t-52-52z'),
  fill('#ffffff', 'M500 727q40 14 80 0q-6 16-40 16t-40-16z'),
  fill('#3fc7a8', oval(398, 652, 11)),
  fill('#3fc7a8', oval(682, 652, 11)),
  stroke(jacketShade, 10, 'M246 1340c26 190 30 390 24 700M834 1340c-26 190-30 390-24 700'),
  fill('#f4c95d', oval(418, 1330, 16)),
  fill(jacketShade, oval(540, 1660, 13)),
  fill(jacketShade, oval(540, 1780, 13)),
]

/** A warm corner with a window, a shelf and a plant; the host stands in front of it. */
export const studio: readonly Shape[] = [
  fill('#f1e6d8', box(0, 0, 1080, 1920)),
  fill('#e7d7c3', box(0, 1380, 1080, 540)),
  fill('#d9c4aa', box(0, 1372, 1080, 14)),
  fill('#fdf8ef', 'M90 900V420a190 190 0 0 1 380 0v480z'),
  fill('#cfe5ea', 'M114 876V424a166 166 0 0 1 332 0v452z'),
  fill('#b7d6c4', 'M114 876v-150q80-70 166-20t166-30v200z'),
  fill('#9cc4ac', 'M114 876v-80q110-60 190-20t142-20v120z'),
  stroke('#fdf8ef', 14, 'M280 262v614M114 600h332'),
  fill('#fdf8ef', box(70, 892, 420, 30, 8)),
  fill('#b98a5e', box(640, 470, 380, 22, 6)),
  fill('#b98a5e', box(640, 730, 380, 22, 6)),
  fill('#2f6f8f', box(676, 380, 60, 90, 10)),
  fill('#e5793a', box(750, 340, 54, 130, 10)),
  fill('#f4c95d', oval(880, 420, 50)),
  fill('#2f5d45', box(950, 370, 44, 100, 8)),
  fill('#8d6bb0', box(670, 640, 110, 90, 8)),
  fill('#f7f3ea', box(800, 620, 40, 110, 8)),
  fill('#c2304a', box(850, 650, 70, 80, 8)),
  fill('#1f7a6d', box(934, 610, 60, 120, 10)),
  fill('#c7744f', 'M60 1250h190l-22 190H82z'),
  fill('#b3623f', box(48, 1226, 214, 44, 10)),
  stroke('#3d7a55', 12, 'M155 1226V1000M155 1130q-50-30-70-90M155 1160q60-30 80-100'),
  fill('#4f9a6c', 'M155 1010c-50-40-56-110 0-160c56 50 50 120 0 160z'),
  fill('#3f865b', 'M88 1050c-56 0-90-40-84-110c60 4 96 44 84 110z'),
  fill('#5aa878', 'M232 1070c-10-60 30-106 94-100c2 64-34 104-94 100z'),
  stroke('#3a3f47', 12, 'M860 1900V1180'),
  fill('#3a3f47', box(800, 1884, 120, 20, 10)),
  fill('#fff6d8', oval(860, 1090, 110)),
  fill('#f1e6d8', oval(860, 1090, 78)),
  stroke('#3a3f47', 8, 'M971 1090a111 111 0 1 1-222 0a111 111 0 1 1 222 0z'),
]

/** A table top seen from the front, for showing goods without a host. */
export const table: readonly Shape[] = [
  fill('#dfe9e6', box(0, 0, 1080, 1920)),
  fill('#cbdcd7', 'M0 0h1080v360q-270 120-540 120T0 360z'),
  fill('#b98a5e', box(0, 1240, 1080, 680)),
  fill('#a4774e', box(0, 1240, 1080, 34)),
  stroke('#a97d54', 6, 'M0 1480h1080M0 1640h1080M0 1800h1080'),
  fill('#9c6f47', oval(540, 1394, 340, 50)),
  fill('#e6dfd0', oval(540, 1370, 310, 48)),
  fill('#f7f3ea', oval(540, 1358, 310, 46)),
  fill('#e6dfd0', oval(540, 1352, 190, 26)),
  stroke('#2f6f8f', 46, 'M690 1010c120-30 164 50 140 130s-96 96-176 94'),
  fill('#fbfcfc', 'M340 910h400l-24 400c-3 34-20 54-50 54H414c-30 0-47-20-50-54z'),
  fill('#2f6f8f', 'M346 1010h388l-6 106H352z'),
  stroke('#fbfcfc', 10, 'M366 1078q42-52 84 0t84 0t84 0t84 0'),
  fill('#dfe8ea', oval(540, 910, 200, 38)),
  fill('#7c4a2d', oval(540, 914, 172, 27)),
]
