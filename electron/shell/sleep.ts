import type { PowerSaveBlocker } from 'electron'

/**
 * Keeps the PC awake while the room is live. The display too: OBS captures it, and a screen that sleeps goes out as
 * a black picture.
 */
export function keepAwake(blocker: PowerSaveBlocker): (live: boolean) => void {
  let held: number | null = null
  return (live) => {
    if (live && held === null) held = blocker.start('prevent-display-sleep')
    if (!live && held !== null) {
      blocker.stop(held)
      held = null
    }
  }
}
