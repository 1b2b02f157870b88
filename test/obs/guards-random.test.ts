import { randomSuite } from '#test/harness/matrix/random-suite.ts'
import { matrixCollections } from '#test/harness/matrix/world.ts'
import { realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { describeWhere } from '#test/harness/skip.ts'

describeWhere(realObsMissing(), 'random sequences', () => {
  randomSuite(
    'a real OBS',
    'real',
    (recordDirectory) =>
      startRealObs({ canvas: portrait, recordDirectory, collections: matrixCollections() }),
    5,
  )
})
