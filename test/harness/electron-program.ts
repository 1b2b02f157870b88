import { electronBinary, hasDesktop } from '../../scripts/electron-binary.mjs'

/** The Electron program of this installation, or why its tests cannot run here. */
export function electronProgram(): { readonly path: string } | { readonly missing: string } {
  const path = electronBinary()
  if (path === null) return { missing: 'the Electron program, which `npx install-electron` downloads' }
  if (!hasDesktop()) return { missing: 'a display, and a user who is not root' }
  return { path }
}
