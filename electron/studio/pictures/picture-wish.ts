import { PictureWish } from '#shared/contract/pictures.ts'

/** A wish as it came over a picture channel (JSON text); null where it is none, and then nothing changes. */
export function readWish(message: unknown): PictureWish | null {
  try {
    return PictureWish.safeParse(JSON.parse(String(message))).data ?? null
  } catch {
    // Not JSON: no wish.
    return null
  }
}
