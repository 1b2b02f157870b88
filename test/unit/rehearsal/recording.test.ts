import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BufferSource, EncodedPacketSink, Input, MATROSKA } from 'mediabunny'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { connectRaw, type RawClient } from '#test/harness/raw-obs-client.ts'
import { roomOptions } from './small-room.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairlive-rehearsal-'))
})
afterAll(() => rm(folder, { recursive: true }))

const state = (client: RawClient, name: string) =>
  client.event(({ eventData }) => eventData?.outputState === `OBS_WEBSOCKET_OUTPUT_${name}`, name)

/** Records for so long and reads the file back. */
async function record(milliseconds: number) {
  await using obs = await startRehearsalObs(roomOptions({ recordDirectory: folder }))
  await using client = await connectRaw(obs.url, '')
  await client.request('StartRecord')
  const started = await state(client, 'STARTED')
  await client.batch({ requests: [{ requestType: 'Sleep', requestData: { sleepMillis: milliseconds } }] })
  const { responseData } = await client.request('StopRecord')
  const stopped = await state(client, 'STOPPED')
  return { started, stopped, path: String(responseData?.outputPath) }
}

async function packetsOf(path: string) {
  const input = new Input({ formats: [MATROSKA], source: new BufferSource(await readFile(path)) })
  const track = await input.getPrimaryVideoTrack()
  if (track === null) throw new Error('the recording has no picture')
  const packets = []
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet)
  return { codec: await track.getCodec(), packets, duration: await input.computeDuration() }
}

describe('a recording of the rehearsal OBS', () => {
  it('is a Matroska file of VP8 key frames as long as the recording ran', async () => {
    const { started, stopped, path } = await record(1300)
    expect(started.eventData?.outputPath).toBe(path)
    expect(stopped.eventData?.outputPath).toBe(path)
    const { codec, packets, duration } = await packetsOf(path)
    expect(codec).toBe('vp8')
    expect(packets.length).toBeGreaterThanOrEqual(2)
    expect(packets.every(({ type }) => type === 'key')).toBe(true)
    expect(packets[0]?.timestamp).toBe(0)
    expect(duration).toBeGreaterThan(1.25)
    expect(duration).toBeLessThan(3)
    // RFC 6386, section 9.1: a key frame's start code, then its width and height.
    const [first] = packets
    const header = Buffer.from(first?.data ?? [])
    expect(header.subarray(3, 6).toString('hex')).toBe('9d012a')
    expect([header.readUInt16LE(6), header.readUInt16LE(8)]).toEqual([640, 360])
  })

  it('is complete also when OBS is closed in the middle of it', async () => {
    const obs = await startRehearsalObs(roomOptions({ recordDirectory: folder }))
    await using client = await connectRaw(obs.url, '')
    await client.request('StartRecord')
    const { eventData } = await state(client, 'STARTED')
    await obs.close()
    const { packets } = await packetsOf(String(eventData?.outputPath))
    expect(packets[0]?.type).toBe('key')
  })

  it('that cannot be written ends at once, and says so as OBS does', async () => {
    await using obs = await startRehearsalObs(roomOptions({ recordDirectory: join(folder, 'none') }))
    await using client = await connectRaw(obs.url, '')
    await client.request('StartRecord')
    await state(client, 'STOPPED')
    expect((await client.request('GetRecordStatus')).responseData?.outputActive).toBe(false)
  })
})
