import { randomSuite } from '#test/harness/matrix/random-suite.ts'
import { startMatrixRehearsal } from '#test/harness/matrix/world.ts'

randomSuite('the rehearsal OBS', 'rehearsal', startMatrixRehearsal, 15)
