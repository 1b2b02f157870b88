import { guardedCollection } from '#test/harness/guarded-room.ts'
import { loopSuite } from '#test/harness/loop-suite.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { describeWhere } from '#test/harness/skip.ts'

describeWhere(realObsMissing(), 'guards', () => {
  loopSuite(
    'the control loop on a real OBS',
    (recordDirectory) =>
      startRealObs({
        canvas: portrait,
        recordDirectory,
        collections: { Guarded: obsCollection(guardedCollection) },
      }),
    5,
  )
})
