import { families } from '#test/harness/matrix/families.ts'
import { matrixSuite } from '#test/harness/matrix/suite.ts'
import { startMatrixRehearsal } from '#test/harness/matrix/world.ts'

matrixSuite('every way of changing the rehearsal OBS by hand', {
  on: 'rehearsal',
  start: startMatrixRehearsal,
  families,
  compare: null,
})
