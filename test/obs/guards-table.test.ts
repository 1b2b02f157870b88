/** docs/guards.md against a real OBS: every row is tried, and must end as the table says. */
import { afterAll, expect, test } from 'vitest'
import { families } from '#test/harness/matrix/families.ts'
import { familiesOn, matrixSuite } from '#test/harness/matrix/suite.ts'
import { documented, keyOf, type Seen, writeTable } from '#test/harness/matrix/table.ts'
import { pictureWays } from '#test/harness/matrix/ways-of-pictures.ts'
import { matrixCollections } from '#test/harness/matrix/world.ts'
import { realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { type RtmpServer, startRtmpServer } from '#test/harness/rtmp-server.ts'
import { describeWhere } from '#test/harness/skip.ts'

const isWritten = process.env.GUARDS_TABLE === 'write'
const rows = familiesOn({ on: 'real', families }).flatMap(({ title, ways }) =>
  ways.map(({ what }) => keyOf(title, what)),
)

test('the table has these rows and no other, each once', () => {
  expect(new Set(rows).size).toBe(rows.length)
  if (!isWritten) expect([...documented().keys()]).toEqual(rows)
})

describeWhere(realObsMissing(), 'docs/guards.md', () => {
  const seen: Seen[] = []
  let streamServer: RtmpServer | null = null
  const options = {
    on: 'real',
    compare: isWritten ? null : documented(),
    onSeen: (row: Seen) => seen.push(row),
  } as const
  matrixSuite('every way of changing a real OBS by hand', {
    ...options,
    async start(recordDirectory) {
      streamServer ??= await startRtmpServer()
      return startRealObs({
        canvas: portrait,
        recordDirectory,
        replaySeconds: 5,
        streamServer,
        collections: matrixCollections(),
      })
    },
    families: families.filter((family) => family !== pictureWays),
  })
  // An OBS of its own: these rows bring collections along that were written by hand.
  matrixSuite('what only the picture of a real OBS tells', {
    ...options,
    start: (recordDirectory) =>
      startRealObs({ canvas: portrait, recordDirectory, collections: matrixCollections() }),
    families: [pictureWays],
  })

  afterAll(async () => {
    await streamServer?.[Symbol.asyncDispose]()
    if (isWritten) writeTable(familiesOn({ on: 'real', families }), seen, 'OBS 29.0.2, obs-websocket 5.1.0')
  })
})
