/**
 * What must be, as the room's loop needs it. The studio derives it from the ledger's tables after every entry and
 * pushes it whole: the loop keeps no history, so a lost push costs one push and never a wrong state.
 */

import type { SourceRules } from './declarations.ts'
import type { GuardId } from './guards.ts'
import type { Hold } from './holds.ts'
import type { CardId, Instant, RoomId, SessionId, Sha256 } from './ids.ts'
import type { Rung } from './ladder.ts'
import type { NoticeKind } from './notices.ts'
import type { Phase, SourceNature, Way } from './rooms.ts'
import type { Words } from './words.ts'

/** A rectangle on the canvas, in canvas pixels from the top left corner. */
export type Rectangle = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A picture that the studio drew, under a name that is its content; what OBS must show and nothing else. */
export type OverlayPicture = {
  readonly sha256: Sha256
  /** Absolute path; the file name carries the hash. */
  readonly file: string
  readonly width: number
  readonly height: number
}

/** An overlay in its place: an image input of the studio's own, in every scene of the room. */
export type PlacedOverlay = {
  /** Name of the OBS input that carries it. */
  readonly input: string
  readonly picture: OverlayPicture
  readonly at: Rectangle
}

export type LabelIntent = PlacedOverlay & {
  /** Height of the drawn characters in picture pixels (GB 45438-2025: at least 5 % of the shortest side on the canvas). */
  readonly inkHeight: number
  readonly shortestSideShare: number
}

export type CardIntent = PlacedOverlay & {
  readonly card: CardId
  /** The card's passing verdict holds up to here; from then on the card is off the air. */
  readonly validUntil: Instant
}

/** Pictures of goods: in a source of somebody's own, none of them is on air but the card that passes. */
export type GoodsPictures = {
  /** Every card that the studio drew. */
  readonly drawn: readonly Sha256[]
  /** Of goods whose card may not be aired: where the picture lies, and its content if it could be read. */
  readonly barred: readonly { readonly file: string; readonly sha256: Sha256 | null }[]
}

/** What the operator said of a source, and what it captured then. */
export type DeclaredSource = {
  readonly nature: SourceNature
  readonly capture: string
  /** It was renamed, removed or captured something else since: what was said holds no longer. */
  readonly lapsed: boolean
  /** The entry that says so: two declarations of one source are two. */
  readonly seq: number
}

/** How the sources of OBS are judged. */
export type SourcesIntent = {
  /** By source name; a source that is missing here was never declared. */
  readonly declared: Readonly<Record<string, DeclaredSource>>
  /** The pack's. */
  readonly rules: SourceRules
  /** Keys the fingerprints of what a capture must not show; the same for as long as the data folder lives. */
  readonly fingerprintKey: string
}

/** How the programme's picture is judged while the room is out. */
export type ProbeIntent = {
  /** How long it may be black, and stand still though something in it should move, in milliseconds. */
  readonly blackAfterMs: number
  readonly stillAfterMs: number
  /** Who answers for QR codes. */
  readonly codes: KnownCodes
}

/** What a QR code may lead to: nothing else is answered for. */
export type KnownCodes = {
  /** Hosts of the platform that the room is on; hosts below count too. */
  readonly platformHosts: readonly string[]
  /** Links of the room's product cards. */
  readonly cardLinks: readonly string[]
  /** What people declared: an address, which covers what lies below it, or a code's exact content. */
  readonly declared: readonly string[]
}

export type NoticeIntent = PlacedOverlay & {
  readonly notice: NoticeKind
  /** The card that it goes before; null where it goes before none. */
  readonly card: CardId | null
  readonly text: Words
  /** The rule pack that gave the text. */
  readonly pack: string
}

export type Intent = {
  /** What the overlays were drawn for, in canvas pixels. */
  readonly canvas: { readonly width: number; readonly height: number }
  /** When the session began; null where there is none. */
  readonly begunAt: Instant | null
  /** What to do about an output that somebody starts before the room goes live. */
  readonly early: Readonly<Record<'stream' | 'virtual-camera', 'stop' | 'tell'>>
  readonly room: RoomId
  readonly session: SessionId | null
  readonly phase: Phase
  readonly way: Way
  /** Raised with every push; the loop reports which one it acted on. */
  readonly revision: number
  readonly sources: SourcesIntent
  /** Lies ready in every scene, shown where a virtual image may be. Null where nothing has to be labelled. */
  readonly label: LabelIntent | null
  /** Name of the image input that carries cards; its item lies ready in every scene, hidden while no card is on air. */
  readonly cardInput: string
  /** Null too while the card waits for the notice that goes before it. */
  readonly card: CardIntent | null
  readonly goods: GoodsPictures
  /** Name of the image input that carries notices, ready in every scene like the cards' one. */
  readonly noticeInput: string
  readonly notice: NoticeIntent | null
  /** OBS must record. */
  readonly record: boolean
  /** A recording that belongs to this session must end. */
  readonly stopRecord: boolean
  /** The output of the room's way must be started: asked for at going live, until it has once been seen running. */
  readonly startOutput: boolean
  /** It must end: the session is closing. */
  readonly stopOutput: boolean
  /** Names of sources of which nothing may show, in any scene, whatever they are. */
  readonly pull: readonly string[]
  /** What people hold back of the ladder now. */
  readonly holds: readonly Hold[]
  /** Where the session's guards stand on their ladders, by the ledger: for a loop that takes it over. */
  readonly rungs: readonly { readonly guard: GuardId; readonly rung: Rung }[]
  /** Null where nobody looks at the picture. */
  readonly probe: ProbeIntent | null
  readonly safeScene: SafeSceneIntent
}

/** The scene to cut to when in doubt: there before it is needed, and made of nothing but one picture. */
export type SafeSceneIntent = {
  readonly name: string
  readonly input: string
  readonly picture: OverlayPicture
  readonly on: boolean
}
