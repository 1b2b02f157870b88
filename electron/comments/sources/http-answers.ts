import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** The whole body; null as soon as it is larger than `mostBytes`. Rejects where the sender goes away in the middle. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function answerJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const all = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers }
  response.writeHead(status, all).end(JSON.stringify(value))
}

/** Refuses a WebSocket before it is one. */
export function refuseUpgrade(socket: Duplex, status: 401 | 404 | 503): void {
  const reasons = { 401: 'Unauthorized', 404: 'Not Found', 503: 'Service Unavailable' }
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
