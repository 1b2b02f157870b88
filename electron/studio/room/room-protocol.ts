/** What the studio's main thread and a room's worker say to each other. Both are ours, so the types are the contract. */
import type { MessagePort } from 'node:worker_threads'
import type { GuardRow } from '#shared/model/guards.ts'
import type { Instant, RoomId, SessionId } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Canvas, LinkState } from '#shared/model/obs.ts'
import type { Ladder } from '#shared/model/pack.ts'
import type { Proposal } from '#shared/rules/sources/propose.ts'
import { type LadderWants, noWants } from '../../guards/ladder.ts'
import type { ProbeTarget } from '../../probe/target.ts'
import type { IncidentAsked, StoredPictures, TakenSight } from '../pictures/pictures-protocol.ts'

export type RoomWorkerData = { readonly ledger: MessagePort; readonly rules: Ladder; readonly studio: string }

export type ToRoom =
  | { readonly type: 'connect'; readonly url: string; readonly password: string | null }
  | { readonly type: 'disconnect' }
  | { readonly type: 'intent'; readonly intent: Intent }
  | { readonly type: 'switch-scene'; readonly id: number; readonly scene: string }
  /** What the probe saw in the programme's picture. */
  | { readonly type: 'sight'; readonly taken: TakenSight }
  | { readonly type: 'kept'; readonly id: number; readonly pictures: StoredPictures }
  | { readonly type: 'close' }

export type FromRoom =
  | { readonly type: 'report'; readonly report: RoomReport }
  | { readonly type: 'output'; readonly change: OutputChange }
  | { readonly type: 'gap'; readonly gap: RecordingGap }
  /** Asks for the pictures around an incident to be kept; answered by `kept`. */
  | { readonly type: 'keep'; readonly id: number; readonly asked: IncidentAsked }
  | { readonly type: 'switched'; readonly id: number; readonly done: boolean }

/** A source of some scene, as far as OBS tells what it captures. */
export type SourceReport = {
  readonly name: string
  readonly kind: string
  /** As a declaration remembers it; null while OBS does not tell. */
  readonly capture: string | null
  /** Whether it must be declared at all. */
  readonly asked: boolean
  readonly proposal: Proposal | null
  readonly needsLabel: boolean
  readonly inProgramme: boolean
  /** It is seen in the programme now. */
  readonly shown: boolean
}

type Running = { readonly active: boolean; readonly since: Instant }

/** What the room worker sees and does, conflated; null where OBS could not be read. */
export type RoomReport = {
  readonly link: LinkState | null
  readonly canvas: Canvas | null
  readonly programme: string | null
  readonly scenes: readonly string[]
  readonly sources: readonly SourceReport[]
  readonly stream: Running | null
  readonly virtualCamera: Running | null
  readonly record: Running | null
  readonly replayBuffer: 'unavailable' | 'stopped' | 'running' | null
  readonly recordDirectory: string | null
  readonly streamConfigured: boolean | null
  readonly guards: readonly GuardRow[]
  /** Revision of the intent that OBS was last proved to fulfil; null while work is going on. */
  readonly confirmed: number | null
  /** What the ladder asks for now; `warning` names the guards of which viewers are to be warned. */
  readonly ladder: LadderWants
  /** The studio that acts on this OBS instead of this one; null where none does. */
  readonly otherStudio: string | null
  /** What the probe must look at; null while it need not. */
  readonly probe: ProbeTarget | null
}

/** An output that started or stopped, or how it stands as the room goes out, with what was known of why. */
export type OutputChange = {
  readonly output: 'stream' | 'virtual-camera' | 'record'
  readonly active: boolean
  /** False where nothing changed. */
  readonly isNews: boolean
  readonly asked: boolean
  /** The file that a recording left behind, where OBS said so. */
  readonly path: string | null
  readonly room: RoomId | null
  readonly session: SessionId | null
}

/** A time in which a room that was out was not recorded. */
export type RecordingGap = {
  readonly from: Instant
  readonly to: Instant
  /** The file of the second recorder that has this time; null where there is none. */
  readonly path: string | null
  readonly room: RoomId
  readonly session: SessionId
}

export const emptyReport: RoomReport = {
  link: null,
  canvas: null,
  programme: null,
  scenes: [],
  sources: [],
  stream: null,
  virtualCamera: null,
  record: null,
  replayBuffer: null,
  recordDirectory: null,
  streamConfigured: null,
  guards: [],
  confirmed: null,
  ladder: noWants,
  otherStudio: null,
  probe: null,
}
