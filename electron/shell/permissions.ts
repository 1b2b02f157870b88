import type { Session } from 'electron'

/** The console copies texts and shows itself full-screen. Camera, microphone, place, devices: OBS's business or nobody's. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Refuses every permission that the console does not need, whoever asks for it. */
export function lockPermissions(session: Session, isConsole: (url: string) => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(granted.has(permission) && isConsole(requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => {
    return granted.has(permission) && isConsole(origin)
  })
  session.setDevicePermissionHandler(() => false)
}
