/**
 * A console to look at: the built renderer over made-up data, for states that are hard to reach with the real studio
 * (`live`, `preflight`, `empty`, `first-start`; `--landscape`). `node test/harness/console-dev/serve.ts live --port 4750`
 */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import { contractPath, packPicture, picturesPath } from '#shared/contract/pictures.ts'
import { consoleDevRouter, type Moment } from './router.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '4750' },
    landscape: { type: 'boolean', default: false },
    console: { type: 'string', default: fileURLToPath(new URL('../../../out/renderer', import.meta.url)) },
  },
})
const handler = new RPCHandler(consoleDevRouter((positionals[0] ?? 'live') as Moment, values.landscape))

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** Stricter than the studio's own policy: whatever passes here passes there. */
const policy = "default-src 'self'; img-src 'self' blob:"

const server = createServer((request, response) => {
  const name = basename(new URL(request.url ?? '/', 'http://localhost').pathname) || 'index.html'
  const file = [join(values.console, name), join(values.console, 'assets', name)].find((one) =>
    existsSync(one),
  )
  if (file === undefined) response.writeHead(404).end()
  else {
    const headers = { 'content-type': types[extname(file)] ?? '', 'content-security-policy': policy }
    response.writeHead(200, headers).end(readFileSync(file))
  }
})
const sockets = new WebSocketServer({ server })
sockets.on('connection', (socket, request) => {
  if (request.url === contractPath) void handler.upgrade(socket)
  else if (request.url === picturesPath) void sendPictures(socket)
})

async function sendPictures(socket: import('ws').WebSocket): Promise<void> {
  const [width, height] = values.landscape ? [640, 360] : [360, 640]
  const pictures = new URL('../../../resources/demo/pictures/', import.meta.url)
  const [studio, presenter, table] = await Promise.all(
    ['studio', 'presenter', 'table'].map((name) =>
      loadImage(fileURLToPath(new URL(`${name}.png`, pictures))),
    ),
  )
  if (studio === undefined || presenter === undefined || table === undefined) return
  const encode = (text: string) => new TextEncoder().encode(text)
  const draw = async (name: string, images: readonly (typeof studio)[], text: string) => {
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    for (const image of images) context.drawImage(image, 0, 0, width, height)
    context.fillStyle = '#ffffff'
    context.font = '18px sans-serif'
    context.fillText(text, 16, height - 24)
    socket.send(packPicture(name, await canvas.encode('jpeg', 80), encode))
  }
  const programme = setInterval(() => {
    void draw('programme', [studio, presenter], new Date().toISOString().slice(11, 23))
  }, 80)
  const scenes = setInterval(() => {
    void draw('scene:直播间', [studio, presenter], '')
    void draw('scene:商品特写', [table], '')
  }, 1_000)
  socket.on('close', () => {
    clearInterval(programme)
    clearInterval(scenes)
  })
}

server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${values.port}/`)
})
