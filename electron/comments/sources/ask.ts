import { isSafeAddress } from './address.ts'
import type { SourceClock } from './source.ts'

export type Question = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly clock: SourceClock
  readonly deadlineMs: number
}

export type Answer =
  | { readonly how: 'answered'; readonly status: number; readonly text: string }
  /** `sent` false: the platform has certainly not heard it. */
  | { readonly how: 'unreachable'; readonly why: string; readonly sent: boolean }

const longestAnswer = 1_000_000

/** Asks a platform over HTTP. Never rejects; follows no redirect, as that would carry the token elsewhere. */
export async function ask(question: Question): Promise<Answer> {
  const { method, url, headers, body, clock, deadlineMs } = question
  if (!isSafeAddress(url)) return { how: 'unreachable', why: 'address is not encrypted', sent: false }
  const aborting = new AbortController()
  const callOff = clock.after(deadlineMs, () => aborting.abort())
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'error',
      signal: aborting.signal,
      ...(body === undefined ? {} : { body }),
    })
    return { how: 'answered', status: response.status, text: (await response.text()).slice(0, longestAnswer) }
  } catch (error) {
    if (aborting.signal.aborted) return { how: 'unreachable', why: 'no answer in time', sent: true }
    const why = codeOf(error)
    return { how: 'unreachable', why, sent: !neverArrived.has(why) }
  } finally {
    callOff()
  }
}

const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return error instanceof Error ? error.name : 'unknown'
}
