import type { Instant } from '#shared/model/ids.ts'
import type { Moved } from '#shared/model/obs.ts'
import { isOut } from '#shared/rules/session.ts'
import { type Fact, type Guard, violation } from './guard.ts'

/** A change is told for so long and then is how things are: the ledger keeps it, and the studio never changes it back. */
const toldForMs = 5_000

/**
 * Collection, profile and record folder are those that the room went out with. Another collection takes the studio's parts in like any
 * new scene; what it shows beside them has not been looked at in a preflight, so somebody must know.
 */
export const collectionGuard: Guard = {
  id: 'collection',
  isWanted: (intent) => isOut(intent.phase),
  check(obs, intent, now) {
    if (!isOut(intent.phase)) return []
    const told = (fact: Fact, where: string) => violation(this.id, fact, where)
    if (!obs.collection.known) return [told('unknown', 'collection')]
    const { collection = null, profile = null, recordFolder = null } = obs.beside.stood ?? {}
    return [
      ...(isNews(collection, now) ? [told('collection-changed', collection.name)] : []),
      ...(isNews(profile, now) ? [told('profile-changed', profile.name)] : []),
      ...(isNews(recordFolder, now) ? [told('folder-changed', recordFolder.name)] : []),
    ]
  },
}

function isNews(moved: Moved | null, now: Instant): moved is Moved {
  return moved !== null && moved.from !== null && now - moved.at < toldForMs
}
