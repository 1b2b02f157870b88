import { type IncomingMessage, OBSWebSocket, WebSocketOpCode } from 'obs-websocket-js/json'

/** Hears every event, also those of a newer obs-websocket; `data` is unread. */
export type EventListener = (type: string, data: unknown) => void

/** obs-websocket-js with the two things that it lacks: one door for all events, and an end without a handshake. */
export class ObsClient extends OBSWebSocket {
  readonly #onEvent: EventListener

  constructor(onEvent: EventListener) {
    super()
    this.#onEvent = onEvent
  }

  protected override async decodeMessage(data: string): Promise<IncomingMessage> {
    const message: IncomingMessage = JSON.parse(data)
    if (message.op === WebSocketOpCode.Event) this.#onEvent(message.d.eventType, message.d.eventData)
    return message
  }

  /** Closes the socket at once: an OBS that hangs would leave a polite close waiting for half a minute. */
  abandon(): void {
    const socket = this.socket
    if (!socket) return
    if ('terminate' in socket && typeof socket.terminate === 'function') socket.terminate()
    else socket.close()
  }
}
