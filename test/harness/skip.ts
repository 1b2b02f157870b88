import { describe, test } from 'vitest'
import { withReason } from './skip-reason.ts'

/**
 * Tests that need something which not every machine has. `npm test` prints the reason of every skip and counts one
 * without a reason as a failure, so tests are skipped in one of these ways and in no other:
 * - `describeWhere(needsProgram('go'), 'the exported log', () => ...)`, or `testWhere` for a single test;
 * - `describe.skipIf(missing !== null).each(rooms)(withReason(missing, 'overlays'), ...)`;
 * - `context.skip('reason')`, where only the running test can know.
 *
 * @param missing what is not here, as the end of "needs ..."; null where everything is
 */
export function describeWhere(missing: string | null, name: string, body: () => void): void {
  describe.skipIf(missing !== null)(withReason(missing, name), body)
}

/** The same for one test. */
export function testWhere(
  missing: string | null,
  name: string,
  body: () => Promise<void> | void,
  timeoutMs?: number,
): void {
  test.skipIf(missing !== null)(withReason(missing, name), body, timeoutMs)
}
