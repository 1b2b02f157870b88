import type { LinkFailure } from '#shared/model/obs.ts'

/** How long to wait before the next attempt to connect; all in milliseconds. */
export type RetryRule = {
  readonly firstMs: number
  /** For so long after the link was lost or first wanted, every wait is `firstMs`. */
  readonly eagerForMs: number
  /** After that the wait doubles up to here. */
  readonly capMs: number
  /** For failures that only a person mends: OBS may show the operator a notice for each refused attempt. */
  readonly patientMs: number
}

export const loopbackRetry: RetryRule = { firstMs: 50, eagerForMs: 60_000, capMs: 2_000, patientMs: 2_000 }
export const networkRetry: RetryRule = { firstMs: 250, eagerForMs: 10_000, capMs: 5_000, patientMs: 5_000 }

export function retryRuleFor(url: string): RetryRule {
  const host = URL.parse(url)?.hostname ?? ''
  return /^(localhost|\[::1\]|127(\.\d+){3})$/.test(host) ? loopbackRetry : networkRetry
}

/**
 * The wait after an attempt that failed.
 * @param sinceMs how long the link has been wanted without being there
 * @param lastWaitMs the wait before that attempt, 0 for the first
 */
export function retryDelay(
  rule: RetryRule,
  failure: LinkFailure,
  sinceMs: number,
  lastWaitMs: number,
): number {
  if (failure !== 'closed' && failure !== 'stale') return rule.patientMs
  if (sinceMs < rule.eagerForMs) return rule.firstMs
  return Math.min(rule.capMs, Math.max(rule.firstMs, lastWaitMs) * 2)
}
