import type { RoomView } from '#shared/model/views.ts'
import { isOut } from '#shared/rules/session.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import type { ObsChoice } from '../room/obs-choice.ts'
import { warnings } from '../shown/warnings.ts'
import type { Studio } from '../studio.ts'
import { procedures, refusalError, requireRight, signedIn } from './context.ts'

export function studioRouter(studio: Studio) {
  return {
    about: procedures.studio.about.handler(() => ({
      version: studio.parts.version,
      origin: studio.parts.origin,
      keyStore: studio.parts.keyStore,
      demo: studio.parts.demoPin !== null,
      packs: [
        {
          id: studio.pack.manifest.id,
          version: studio.pack.manifest.version,
          inForce: studio.pack.manifest.inForceFrom,
        },
      ],
      warnings: warnings(studio.parts),
    })),
    discoverObs: procedures.studio.discoverObs.handler(async ({ context }) => {
      signedIn(context)
      const found = await studio.discoverObs()
      if (found.kind !== 'on')
        return { found: false, url: null, hasPassword: false, said: found.said, remedy: found.remedy }
      const { url, password } = found.address
      return {
        found: true,
        url,
        hasPassword: password !== null && password !== '',
        said: { zh: `找到本机的 OBS：${url}。`, en: `OBS was found on this PC: ${url}.` },
        remedy: null,
      }
    }),
    connectObs: procedures.studio.connectObs.handler(async ({ input, context }) => {
      requireRight(studio.db, signedIn(context), 'obs.connect')
      if (isOutNow(studio)) throw refusalError(whileOut)
      const choice = input.kind === 'rehearsal' ? input : await addressOf(input.url, input.password)
      const askedAt = Date.now()
      await studio.connectObs(choice)
      const { phase, failure, said, remedy } = await linkSince(studio, askedAt)
      // The address is kept, and OBS is tried again and again: it may only have to be started.
      if (failure !== null)
        throw refusalError({ code: `obs.${failure}`, said, remedy: remedy ?? said, cites: [] })
      return { connected: phase === 'connected' }
    }),
  }

  /** What was typed, filled up with what OBS's own configuration says. */
  async function addressOf(url: string | null, password: string | null): Promise<ObsChoice> {
    if (url !== null) return { kind: 'obs', url, password }
    const found = await studio.discoverObs()
    if (found.kind !== 'on') {
      throw refusalError({ code: 'obs.not-found', said: found.said, remedy: found.remedy, cites: [] })
    }
    return { kind: 'obs', url: found.address.url, password: password ?? found.address.password }
  }
}

/** Long enough for a local OBS to answer or to say why it does not. */
const connectWithinMs = 3_000

/**
 * The link that was asked for at that time, once it is connected or knows why it is not; at the latest after
 * {@link connectWithinMs}. Until the room's worker has turned to it, the view still tells of the link before.
 */
async function linkSince({ view }: Studio, askedAt: number): Promise<RoomView['link']> {
  for await (const _ of view.watch(AbortSignal.timeout(connectWithinMs))) {
    const { phase, failure, since } = view.value.link
    if (since >= askedAt && (phase === 'connected' || failure !== null)) break
  }
  return view.value.link
}

function isOutNow({ db }: Studio): boolean {
  const room = theRoom(db)
  return room !== undefined && isOut(latestSession(db, room.id)?.phase ?? 'idle')
}

const whileOut = {
  code: 'obs.while-out',
  said: {
    zh: '直播或彩排中不能更换 OBS。',
    en: 'OBS cannot be changed while the room is live or rehearsing.',
  },
  remedy: { zh: '请先下播，或退回播前检查。', en: 'Close the session or go back to the preflight first.' },
  cites: [],
}
