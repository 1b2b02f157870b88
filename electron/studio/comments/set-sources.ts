import type { UserId } from '#shared/model/ids.ts'
import { allowed, type Outcome } from '#shared/model/words.ts'
import { keptSources, sealSources } from '../../comments/kept-sources.ts'
import { shownSettings } from '../../comments/source-address.ts'
import type { ConfiguredSource } from '../../comments/sources/open-sources.ts'
import type { CommentDesk } from './comment-desk.ts'
import type { SourcesAnswer } from './comments-protocol.ts'

/**
 * What somebody sets is recorded, kept with its secrets for the next start, and then connected. The ledger comes first:
 * where it cannot write nothing changes, and secrets that cannot be opened now are not written over.
 */
export async function setSources(
  desk: CommentDesk,
  user: UserId,
  wanted: readonly ConfiguredSource[],
  intakePort: number,
): Promise<Outcome<SourcesAnswer>> {
  const { door, dataDir, secret } = desk.parts
  const configured = desk.sources.withSecrets(wanted)
  const sources = configured.map(({ settings, secrets }) => ({
    settings: shownSettings(settings),
    secrets: Object.keys(secrets),
  }))
  const { outcome } = await door.asUser(user, 'comments.set-sources', { sources, intakePort })
  if (!outcome.ok) return outcome
  sealSources(dataDir, secret, configured)
  return allowed(await desk.connect(configured, intakePort))
}

/** Connects what was set before the studio was started; false where nothing ever was. */
export async function resumeSources(desk: CommentDesk): Promise<boolean> {
  const { db, dataDir, secret, log } = desk.parts
  const kept = keptSources(db, dataDir, secret)
  if (kept === null) return false
  if (kept.unreadable)
    log('the kept secrets of comment sources cannot be opened: they have to be entered again')
  await desk.connect(kept.configured, kept.intakePort)
  return true
}
