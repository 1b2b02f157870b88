import type { Clock } from '../clock.ts'
import type { CollectionPlan } from './plan.ts'
import type { Dialect, Lies, Timing } from './rules.ts'
import type { Size } from './world/world.ts'

export type RehearsalOptions = {
  /** 0, or left out: any free port. */
  readonly port?: number
  /** '' (or left out): no password is asked for. */
  readonly password?: string
  readonly canvas: Size
  readonly framesPerSecond?: number
  /** The scene collections; the first is current. */
  readonly collections: readonly [CollectionPlan, ...CollectionPlan[]]
  readonly recordDirectory: string
  /** Target of the custom stream service; left out: OBS has none, and a stream cannot start. */
  readonly streamServer?: { readonly server: string; readonly key: string }
  readonly dialect?: Dialect
  readonly lies?: Partial<Lies>
  readonly timing?: Partial<Timing>
  readonly hasVirtualCamera?: boolean
  readonly streamServerAnswers?: boolean
  readonly imageFormats?: readonly string[]
  readonly clock?: Clock
}
