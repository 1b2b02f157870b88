import { startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { canvas, guardedCollection } from '#test/harness/guarded-room.ts'
import { loopSuite } from '#test/harness/loop-suite.ts'

loopSuite(
  'the control loop on the rehearsal OBS',
  (recordDirectory) =>
    startRehearsalObs({ password: 'secret', canvas, collections: [guardedCollection], recordDirectory }),
  15,
)
