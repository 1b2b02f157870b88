import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, expect, test, vi } from 'vitest'
import { openPortTransport } from '#renderer/studio/port-transport.ts'
import { clientOf, StudioAway, type Transport } from '#renderer/studio/transport.ts'
import { contract } from '#shared/contract/index.ts'
import { packPicture } from '#shared/contract/pictures.ts'

const studio = implement(contract)
const handler = new RPCHandler({
  ledger: { vkey: studio.ledger.vkey.handler(() => ({ vkey: 'a key', keyStore: 'os' as const })) },
})

/** The window as the preload sees it: the page says that it listens, and gets ports whenever a studio is there. */
function desktop() {
  const asked: unknown[] = []
  const page = Object.assign(new EventTarget(), {
    origin: 'app://console',
    postMessage: (data: unknown) => asked.push(data),
  })
  const handOver = () => {
    const contractPorts = new MessageChannel()
    const picturePorts = new MessageChannel()
    handler.upgrade(contractPorts.port2)
    contractPorts.port2.start()
    const data = { type: 'fairlive:port', contract: contractPorts.port1, pictures: picturePorts.port1 }
    page.dispatchEvent(Object.assign(new Event('message'), { source: page, data }))
    return { contract: contractPorts.port2, pictures: picturePorts.port2 }
  }
  return { page: page as unknown as Window, asked, handOver }
}

const open: Transport[] = []
const ports: NodePort[] = []
afterEach(() => {
  for (const transport of open.splice(0)) transport.close()
  for (const port of ports.splice(0)) port.close()
})

function start() {
  const { page, asked, handOver } = desktop()
  const transport = openPortTransport(page)
  open.push(transport)
  const hand = () => {
    const handed = handOver()
    ports.push(handed.contract, handed.pictures)
    return handed
  }
  return { transport, asked, hand }
}

test('the page says that it listens, and calls over the port that it is given', async () => {
  const { transport, asked, hand } = start()
  expect(asked).toEqual([{ type: 'fairlive:ready' }])
  await expect(clientOf(transport).ledger.vkey()).rejects.toBeInstanceOf(StudioAway)
  hand()
  expect(transport.connection.get().state).toBe('connected')
  expect(await clientOf(transport).ledger.vkey()).toEqual({ vkey: 'a key', keyStore: 'os' })
})

test('a studio that ends is a lost connection; one that is started again takes over with new ports', async () => {
  const { transport, hand } = start()
  hand().contract.close()
  await vi.waitFor(() => expect(transport.connection.get().state).toBe('lost'))
  await expect(clientOf(transport).ledger.vkey()).rejects.toBeInstanceOf(StudioAway)
  hand()
  expect(transport.connection.get().state).toBe('connected')
  expect(await clientOf(transport).ledger.vkey()).toMatchObject({ vkey: 'a key' })
})

test('pictures come over their own port, and the newest wish is made again to a new one', async () => {
  const { transport, hand } = start()
  const seen: Uint8Array[] = []
  transport.pictures.onPicture((packed) => seen.push(packed))
  transport.pictures.wish('{"programme":null,"scenes":true}')
  const { pictures } = hand()
  const wished = await new Promise((resolve) => pictures.once('message', resolve))
  expect(wished).toBe('{"programme":null,"scenes":true}')
  const picture = packPicture('programme', Uint8Array.of(1, 2), (text) => new TextEncoder().encode(text))
  pictures.postMessage(picture)
  await vi.waitFor(() => expect(seen).toEqual([picture]))
})

test('messages of others are not taken for ports', () => {
  const { page } = desktop()
  const transport = openPortTransport(page)
  open.push(transport)
  const from = (source: unknown, data: unknown) =>
    page.dispatchEvent(Object.assign(new Event('message'), { source, data }))
  from(
    {},
    { type: 'fairlive:port', contract: new MessageChannel().port1, pictures: new MessageChannel().port1 },
  )
  from(page, { type: 'fairlive:port', contract: 'no port', pictures: null })
  from(page, null)
  expect(transport.connection.get().state).toBe('connecting')
})
