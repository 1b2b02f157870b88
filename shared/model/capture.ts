import type { SourceFamily } from './declarations.ts'

/** The names by which a program, a device or a service can be known in an input's settings. */
export type CaptureNames = {
  /** Processes, applications, bundles and window classes. */
  readonly programs: readonly string[]
  readonly titles: readonly string[]
  readonly devices: readonly string[]
  readonly senders: readonly string[]
  readonly addresses: readonly string[]
  readonly files: readonly string[]
}

/** What an input of OBS takes its picture from. */
export type Capture = {
  readonly family: SourceFamily
  /** For people and the ledger: a file, a window, a device, an address without its query. '' where nothing is named. */
  readonly shown: string
  /** What else decides the picture and may hold a secret: told from another only by a fingerprint. */
  readonly hidden: string
  readonly names: Partial<CaptureNames>
  /** Nothing is chosen yet, and of this kind that means that nothing is shown. */
  readonly isEmpty: boolean
}
