import type { Sha256 } from '#shared/model/ids.ts'

/** What a look found where a picture should be; null where there is no file, or none that can be read. */
export type FoundFile = { readonly sha256: Sha256; readonly modifiedMs: number } | null

/** A picture that was drawn, as it stood on disk when its content was last known to be right. */
export type DrawnFile = { readonly sha256: Sha256; readonly modifiedMs: number }

export function isSpoilt(drawn: Pick<DrawnFile, 'sha256'>, found: FoundFile): boolean {
  return found?.sha256 !== drawn.sha256
}

/**
 * The modification time for a picture that is written again. OBS reads a picture anew when its time, in whole seconds, is
 * another than when it was last read. With the time that it had, an OBS that has not noticed anything notices nothing,
 * and one that has read the wrong picture reads again. Only where somebody gave the wrong picture that very time must it
 * be another.
 */
export function timeOfRestored(drawn: DrawnFile, found: FoundFile): number {
  const isSame = found !== null && seconds(found.modifiedMs) === seconds(drawn.modifiedMs)
  return isSame ? drawn.modifiedMs + 1_000 : drawn.modifiedMs
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000)
}
