/** Studios that share an OBS, as a reducer each: whatever is lost or late, at most one acts in the end. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Claim,
  type ClaimMessage,
  type ClaimState,
  connected,
  disconnected,
  heard,
  unclaimed,
  waited,
} from '#electron/studio/room/first-comer.ts'

/** Some studios on one OBS; what one says reaches all that are connected, itself too, a millisecond later. */
function openRoomOf(claims: readonly Claim[]) {
  let now = 0
  const states = new Map<string, ClaimState>(claims.map(({ id }) => [id, unclaimed]))
  const online = new Set<string>()
  const stateOf = (id: string) => states.get(id) ?? unclaimed
  const take = (me: Claim, { state, say }: ReturnType<typeof connected>) => {
    states.set(me.id, state)
    if (say === null || !online.has(me.id)) return
    const message: ClaimMessage = { fairlive: { says: say, ...me } }
    for (const other of claims) {
      if (online.has(other.id)) take(other, heard(stateOf(other.id), message, other, now))
    }
  }
  return {
    connect(index: number) {
      const me = claims[index]
      if (me === undefined || online.has(me.id)) return
      online.add(me.id)
      take(me, connected(stateOf(me.id), now))
    },
    disconnect(index: number) {
      const me = claims[index]
      if (me === undefined) return
      online.delete(me.id)
      states.set(me.id, disconnected(stateOf(me.id)))
    },
    pass(ms: number) {
      for (const end = now + ms; now < end; now += 50) {
        for (const me of claims) if (online.has(me.id)) take(me, waited(stateOf(me.id), now))
      }
    },
    acting: () =>
      claims.filter(({ id }) => online.has(id) && stateOf(id).isFirst === true).map(({ id }) => id),
    stateOf,
  }
}

const a: Claim = { id: 'a', name: '一号', since: 100 }
const b: Claim = { id: 'b', name: '二号', since: 200 }

test('alone on its OBS it acts after a moment, and says nothing more', () => {
  const room = openRoomOf([a])
  room.connect(0)
  expect(room.stateOf('a').isFirst).toBe(null)
  room.pass(400)
  expect(room.acting()).toEqual(['a'])
})

test('the second learns who is first and does nothing, however early its clock says that it began', () => {
  const room = openRoomOf([b, a])
  room.connect(0)
  room.pass(400)
  room.connect(1)
  room.pass(10_000)
  expect(room.acting()).toEqual(['b'])
  expect(room.stateOf('a').other?.name).toBe('二号')
})

test('when the first is gone the second takes over, until the first is back', () => {
  const room = openRoomOf([a, b])
  room.connect(0)
  room.pass(400)
  room.connect(1)
  room.pass(400)
  room.disconnect(0)
  room.pass(3_000)
  expect(room.acting()).toEqual(['b'])
  room.connect(0)
  room.pass(1_000)
  expect(room.acting()).toEqual(['a'])
})

test('one that acts goes on at once after its OBS was away', () => {
  const room = openRoomOf([a, b])
  room.connect(0)
  room.pass(400)
  room.disconnect(0)
  room.pass(1_000)
  room.connect(0)
  expect(room.acting()).toEqual(['a'])
})

test('two that come at once settle on the earlier one', () => {
  const room = openRoomOf([b, a])
  room.connect(0)
  room.connect(1)
  room.pass(5_000)
  expect(room.acting()).toEqual(['a'])
})

test('whoever comes and goes, once it is quiet exactly one acts', () => {
  const claims = [a, b, { id: 'c', name: '三号', since: 100 }]
  const moves = fc.array(
    fc.oneof(
      fc.record({ move: fc.constant('connect' as const), which: fc.nat(2) }),
      fc.record({ move: fc.constant('disconnect' as const), which: fc.nat(2) }),
      fc.record({ move: fc.constant('pass' as const), which: fc.nat(4_000) }),
    ),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(moves, (given) => {
      const room = openRoomOf(claims)
      for (const { move, which } of given) room[move](which)
      for (const index of claims.keys()) room.connect(index)
      room.pass(10_000)
      expect(room.acting()).toHaveLength(1)
    }),
  )
})
