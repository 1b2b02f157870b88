/** The parts of Electron's ports that the studio uses, so that a test can stand in with Node's own. */

/** A `MessagePortMain`, at this end. */
export type PagePort = {
  on(event: 'message', listener: (event?: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
  close(): void
}

/** `process.parentPort` of a utility process. */
export type StudioProcessPort = {
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly PagePort[] }) => void,
  ): unknown
  postMessage(message: unknown): void
}
