import { audioGuard } from './audio.ts'
import { canvasGuard } from './canvas.ts'
import { cardGuard } from './card.ts'
import { collectionGuard } from './collection.ts'
import type { Guard } from './guard.ts'
import { labelGuard } from './label.ts'
import { noticesGuard } from './notices.ts'
import { outputGuard } from './output.ts'
import { pictureGuard } from './picture.ts'
import { pulledGuard } from './pulled.ts'
import { recordingGuard } from './recording.ts'
import { safeSceneGuard } from './safe-scene.ts'
import { studioModeGuard } from './studio-mode.ts'
import { undeclaredGuard } from './undeclared.ts'

/** Every invariant of a room, the gravest first: the console shows them in this order. */
export const allGuards: readonly Guard[] = [
  labelGuard,
  cardGuard,
  noticesGuard,
  recordingGuard,
  outputGuard,
  studioModeGuard,
  canvasGuard,
  collectionGuard,
  audioGuard,
  safeSceneGuard,
  pulledGuard,
  undeclaredGuard,
  pictureGuard,
]
