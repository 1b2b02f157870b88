import { startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { canvas } from '#test/harness/guarded-room.ts'
import { families } from '#test/harness/matrix/families.ts'
import { matrixSuite } from '#test/harness/matrix/suite.ts'
import { matrixCollection, otherCollection } from '#test/harness/matrix/world.ts'

matrixSuite('every way of changing the rehearsal OBS by hand', {
  on: 'rehearsal',
  start: (recordDirectory) =>
    startRehearsalObs({
      password: 'open sesame',
      canvas,
      collections: [matrixCollection('rehearsal_microphone'), otherCollection],
      recordDirectory,
      streamServer: { server: 'rtmp://127.0.0.1:1/rehearsal', key: 'rehearsal' },
      hasVirtualCamera: true,
    }),
  families,
  compare: null,
})
