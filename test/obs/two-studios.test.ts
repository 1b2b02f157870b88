import { guardedCollection } from '#test/harness/guarded-room.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { describeWhere } from '#test/harness/skip.ts'
import { twoStudiosSuite } from '#test/harness/two-studios-suite.ts'

describeWhere(realObsMissing(), 'studios', () => {
  twoStudiosSuite('a real OBS', (recordDirectory) =>
    startRealObs({
      canvas: portrait,
      recordDirectory,
      collections: { Guarded: obsCollection(guardedCollection) },
    }),
  )
})
