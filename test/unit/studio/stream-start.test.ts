import { describe, expect, it } from 'vitest'
import { StreamStart } from '#electron/studio/room/stream-start.ts'

const start = { requestType: 'StartStream' }
const other = { requestType: 'StartRecord' }
const said = (state: string) => `OBS_WEBSOCKET_OUTPUT_${state}`

describe('a start of the stream', () => {
  it('goes to OBS once, and what is planned beside it always', () => {
    const gate = new StreamStart()
    expect(gate.admit([start, other], 0)).toEqual([start, other])
    expect(gate.admit([start, other], 10)).toEqual([other])
    gate.announced(said('STARTING'), 20)
    expect(gate.admit([start], 60_000)).toEqual([])
  })

  it('waits for one that somebody else has made', () => {
    const gate = new StreamStart()
    gate.announced(said('STARTING'), 0)
    expect(gate.admit([start], 10)).toEqual([])
  })

  it('goes again when the last one has failed, with a word or without', () => {
    const gate = new StreamStart()
    gate.admit([start], 0)
    gate.announced(said('STARTING'), 10)
    gate.announced(said('STOPPED'), 900)
    expect(gate.admit([start], 910)).toEqual([start])
    expect(gate.admit([start], 6_000)).toEqual([start])
  })

  it('goes again when it connects for longer than any connection takes, and when OBS was lost', () => {
    const gate = new StreamStart()
    gate.announced(said('STARTING'), 0)
    expect(gate.admit([start], 151_000)).toEqual([start])
    expect(gate.admit([start], 151_010)).toEqual([])
    gate.forget()
    expect(gate.admit([start], 151_020)).toEqual([start])
  })
})
