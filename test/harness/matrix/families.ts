import { connectionWays } from './ways-of-connections.ts'
import { fileWays } from './ways-of-files.ts'
import { avatarWays, coverWays, itemWays } from './ways-of-items.ts'
import { ladderWays, liveWays, recordingWays, toldWays } from './ways-of-outputs.ts'
import { cardWays, copyWays, emptyNoticeWays, noticeWays } from './ways-of-overlays.ts'
import { pictureWays } from './ways-of-pictures.ts'
import { collectionWays, sceneWays, studioModeWays } from './ways-of-scenes.ts'
import { filterWays, inputWays } from './ways-of-sources.ts'

/** Every way to change OBS by hand that is tried, in the order of docs/guards.md. What ends OBS comes last. */
export const families = [
  itemWays,
  coverWays,
  inputWays,
  filterWays,
  avatarWays,
  sceneWays,
  studioModeWays,
  cardWays,
  copyWays,
  noticeWays,
  emptyNoticeWays,
  liveWays,
  toldWays,
  recordingWays,
  collectionWays,
  fileWays,
  pictureWays,
  ladderWays,
  connectionWays,
] as const
