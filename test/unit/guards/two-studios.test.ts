import { startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { canvas, guardedCollection } from '#test/harness/guarded-room.ts'
import { twoStudiosSuite } from '#test/harness/two-studios-suite.ts'

twoStudiosSuite('the rehearsal OBS', (recordDirectory) =>
  startRehearsalObs({ password: 'secret', canvas, collections: [guardedCollection], recordDirectory }),
)
