import { ORPCError } from '@orpc/client'
import { Refusal } from '#shared/model/words.ts'
import { inBothLanguages } from '../i18n/language.ts'
import { StudioAway } from './transport.ts'

/** True where the studio says that nobody is signed in on this seat. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'SIGNED_OUT'
}

function isLost(error: unknown): boolean {
  if (error instanceof StudioAway) return true
  if (error instanceof DOMException && error.name === 'AbortError') return true
  return (
    error instanceof Error &&
    /WebSocket is not open|AbortError|aborted|closed/i.test(`${error.name} ${error.message}`)
  )
}

/**
 * Whatever went wrong, as the sentence that a person is shown: the studio's own refusal where it sent one, else that
 * the studio is away, else that the studio failed (with its words, after the sentence).
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ORPCError) {
    const declared = Refusal.safeParse(error.data)
    if (declared.success) return declared.data
    if (error.code === 'BAD_REQUEST') {
      return {
        code: 'bad-request',
        said: inBothLanguages('failure.badRequest.said'),
        remedy: inBothLanguages('failure.badRequest.remedy'),
        cites: [],
      }
    }
  } else if (isLost(error)) {
    return {
      code: 'studio-away',
      said: inBothLanguages('failure.away.said'),
      remedy: inBothLanguages('failure.away.remedy'),
      cites: [],
    }
  }
  const detail = error instanceof Error ? error.message : String(error)
  return {
    code: 'unexpected',
    said: inBothLanguages('failure.unexpected.said', { detail }),
    remedy: inBothLanguages('failure.unexpected.remedy'),
    cites: [],
  }
}
