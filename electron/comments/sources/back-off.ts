/** How long to wait before the next attempt to connect; all in milliseconds. */
export type BackOffRule = {
  readonly firstMs: number
  /** The wait doubles with each failed attempt up to here. */
  readonly capMs: number
  /** Where only a person can mend it: a wrong secret must not become thousands of attempts. */
  readonly patientMs: number
  /** A connection that did not last so long was none: the next wait goes on from where it was. */
  readonly lastsMs: number
}

export const platformBackOff: BackOffRule = {
  firstMs: 500,
  capMs: 30_000,
  patientMs: 60_000,
  lastsMs: 30_000,
}

/**
 * The wait after so many failed attempts, the upper half of it by chance: rooms that lost one platform together do not
 * come back together.
 * @param failures failed attempts in a row, at least 1
 * @param random uniform in [0, 1)
 */
export function backOffMs(rule: BackOffRule, failures: number, random: number): number {
  const full = Math.min(rule.capMs, rule.firstMs * 2 ** Math.min(failures - 1, 30))
  return Math.round(full / 2 + (full / 2) * random)
}
