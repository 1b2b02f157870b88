/** docs/guards.md against a real OBS: every row is tried, and must end as the table says. */
import { afterAll, expect, test } from 'vitest'
import { families } from '#test/harness/matrix/families.ts'
import { familiesOn, matrixSuite } from '#test/harness/matrix/suite.ts'
import { documented, keyOf, type Seen, writeTable } from '#test/harness/matrix/table.ts'
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
  let streamServer: RtmpServer
  matrixSuite('every way of changing a real OBS by hand', {
    on: 'real',
    async start(recordDirectory) {
      streamServer = await startRtmpServer()
      return startRealObs({
        canvas: portrait,
        recordDirectory,
        replaySeconds: 5,
        streamServer,
        collections: matrixCollections(),
      })
    },
    families,
    compare: isWritten ? null : documented(),
    onSeen: (row) => seen.push(row),
  })

  afterAll(async () => {
    await streamServer[Symbol.asyncDispose]()
    if (isWritten) writeTable(familiesOn({ on: 'real', families }), seen, 'OBS 29.0.2, obs-websocket 5.1.0')
  })
})
