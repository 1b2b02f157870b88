/** Where a QR code in the picture leads, and whether somebody answers for that. */
import type { KnownCodes } from '#shared/model/intent.ts'
import type { CodeStanding } from '#shared/model/probe.ts'
import { hostAndPath } from './sources/address.ts'

/**
 * A code that holds no address (a contact, a key of another app) leads off the platform like an address that is not the
 * platform's: viewers follow it out of the room all the same.
 */
export function codeStanding(content: string, known: KnownCodes): CodeStanding {
  if (known.declared.some((one) => one === content || covers(one, content))) return 'declared'
  if (known.cardLinks.some((link) => link === content || covers(link, content))) return 'card'
  const at = hostAndPath(content)
  const isPlatforms = at !== null && known.platformHosts.some((host) => isHostOf(at.host, host))
  return isPlatforms ? 'platform' : 'off-platform'
}

/** Whether an address lies at or below another one, whatever their query says; host names are compared whole. */
function covers(wanted: string, content: string): boolean {
  const [outer, inner] = [hostAndPath(wanted), hostAndPath(content)]
  if (outer === null || inner === null || outer.host !== inner.host) return false
  const folder = outer.path.endsWith('/') ? outer.path : `${outer.path}/`
  return inner.path === outer.path || inner.path.startsWith(folder)
}

function isHostOf(host: string, wanted: string): boolean {
  return host === wanted || host.endsWith(`.${wanted}`)
}
