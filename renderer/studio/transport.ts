import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/index.ts'
import type { Store } from './store.ts'

/** Calls to the studio, typed by the contract; the console knows no other way in. */
export type StudioClient = ContractRouterClient<Contract>

/**
 * Whether the studio can be reached, and since when (milliseconds since 1970). `turned-away`: it is there but no longer
 * knows this page, because it was started anew.
 */
export type Connection = {
  readonly state: 'connecting' | 'connected' | 'lost' | 'turned-away'
  readonly since: number
}

/** The second channel: packed pictures in, wishes out (see shared/contract/pictures.ts). */
export type PictureChannel = {
  readonly onPicture: (listener: (packed: Uint8Array<ArrayBuffer>) => void) => () => void
  /** Sent again by itself after every reconnect; the newest wish holds. */
  readonly wish: (json: string) => void
}

/** One way to the studio: a WebSocket in a browser, a pair of message ports in the desktop window. */
export type Transport = {
  readonly link: ClientLink<ClientContext>
  readonly connection: Store<Connection>
  readonly pictures: PictureChannel
  readonly close: () => void
}

/** The studio could not be asked at all: nothing was sent, or the answer never came. */
export class StudioAway extends Error {
  constructor() {
    super('The studio cannot be reached.')
    this.name = 'StudioAway'
  }
}

export function clientOf(transport: Transport): StudioClient {
  return createORPCClient(transport.link)
}
