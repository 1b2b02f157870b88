/** One way of changing OBS by hand, and what must come of it: a row of docs/guards.md. */
import type { OBSWebSocket } from 'obs-websocket-js/json'
import type { Fact } from '#electron/guards/guard.ts'
import type { GuardId } from '#shared/model/guards.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Rung } from '#shared/model/ladder.ts'
import type { GuardedRoom } from '../guarded-room.ts'
import type { ObsUnderTest } from '../loop-suite.ts'
import type { RealObs } from '../real-obs.ts'

/** How the studio gets to know of it. */
export type SeenBy =
  /** OBS says so, by the event of this name. */
  | { readonly by: 'event'; readonly name: string }
  /** OBS says nothing: the next reading shows it. */
  | { readonly by: 'poll' | 'picture' | 'file' | 'connection' }

export type Ending =
  /** Proved to be as it must be again. */
  | { readonly how: 'repaired'; readonly guard: GuardId; readonly fact: Fact }
  /** Not repaired: the guard climbs to this rung. */
  | { readonly how: 'ladder'; readonly guard: GuardId; readonly rung: Rung }
  /** Somebody is told and nothing is changed back, by design. */
  | {
      readonly how: 'told'
      readonly guard: GuardId
      readonly fact: Fact
      readonly entry: 'obs.changed' | null
    }
  /** An output came or went behind the studio's back; the studio writes that down. */
  | { readonly how: 'output'; readonly output: 'stream' | 'virtual-camera' }
  /** Nobody can see OBS; that is said and recorded, and what is wrong when it is seen again is mended. */
  | { readonly how: 'unproved' }
  /** Viewers see what they must all the same. */
  | { readonly how: 'nothing'; readonly because: string }

export type Way = {
  /** What somebody does, as the table says it. */
  readonly what: string
  readonly seen: SeenBy
  readonly ends: Ending
  readonly run: (at: AtObs) => Promise<unknown>
  /** What has to be there before. */
  readonly before?: (at: AtObs) => Promise<unknown>
  /** Puts back what `AtObs` cannot know of: scenes, inputs and filters that were made go by themselves. */
  readonly undo?: (at: AtObs) => Promise<unknown>
  /** Left out where the other OBS cannot do it. */
  readonly only?: 'real' | 'rehearsal'
}

/** Ways that are tried on a room in one state. */
export type Family = {
  readonly title: string
  /** What the room asks for beside a label in a rehearsal. */
  readonly intent?: (at: AtObs) => Promise<Partial<Intent>>
  /** The ladder's deadlines are a tenth of the real ones; else nothing is ever due. */
  readonly hasty?: boolean
  /** The programme's picture is looked at, as in a studio. */
  readonly looked?: boolean
  readonly ways: readonly Way[]
}

/** Somebody at the OBS of a room that is out. */
export type AtObs = {
  readonly room: GuardedRoom
  /** Another client on the same OBS. */
  readonly obs: OBSWebSocket
  readonly program: ObsUnderTest
  /** The program itself; null where it is the rehearsal one. */
  readonly real: RealObs | null
  /** For files of somebody's own. */
  readonly folder: string
  /** A name that nobody bears yet. */
  newName(of: string): string
}

export type StartObs = (recordDirectory: string) => Promise<ObsUnderTest | RealObs>
