import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { codeStanding } from '#shared/rules/qr-codes.ts'
import { isOut } from '#shared/rules/session.ts'
import { mayShowVirtualImage } from './closure.ts'
import { type Fact, type Guard, violation } from './guard.ts'

/** Pictures come several times a second: when none has told anything for so long, nothing is known. */
const patienceMs = 5_000
/** Of a code's content so much is named; the ledger has it whole. */
const shownCharacters = 120

/**
 * The programme is seen as viewers see it: not black, not standing still where it should move, with no QR code that
 * leads off the platform and that nobody answers for. It is told, never repaired: only a person knows what should be
 * there. Whether the label is in it is the label guard's to say; that it cannot be told is said here.
 */
export const pictureGuard: Guard = {
  id: 'picture',
  isWanted: (intent) => intent.probe !== null && isOut(intent.phase),
  check(obs, intent, now) {
    const { probe } = intent
    if (probe === null || !isOut(intent.phase)) return []
    const violated = (fact: Fact, where: string) => violation(this.id, fact, where)
    if (!isTold(obs, intent, now)) return [violated('unknown', 'picture')]
    if (!obs.picture.known) return []
    const { scene, black, still, codes } = obs.picture.value
    const strange = codes.filter((content) => codeStanding(content, probe.codes) === 'off-platform')
    return [
      ...(black ? [violated('picture-black', scene)] : []),
      ...(still === null ? [] : [violated('picture-still', scene)]),
      ...strange.map((content) => violated('qr-off-platform', content.slice(0, shownCharacters))),
    ]
  },
}

/** Whether the picture was seen lately, and told of the label where there must be one. */
function isTold({ picture, programme, ...obs }: ObsState, intent: Intent, now: Instant): boolean {
  if (!picture.known) return now - picture.since <= patienceMs
  if (now - picture.at > patienceMs) return false
  const { label } = picture.value
  const isUnclear = label?.verdict === 'cannot-tell' && now - label.since > patienceMs
  const isNeeded =
    programme.known && mayShowVirtualImage({ picture, programme, ...obs }, programme.value, intent)
  return !(isUnclear && isNeeded)
}
