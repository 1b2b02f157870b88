import { isOut } from '#shared/rules/session.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import type { ObsChoice } from '../obs-choice.ts'
import type { Studio } from '../studio.ts'
import { procedures, refusalError, requireRight, signedIn } from './context.ts'

export function studioRouter(studio: Studio) {
  return {
    about: procedures.studio.about.handler(() => ({
      version: studio.version,
      origin: studio.origin,
      keyStore: studio.keyStore,
      demo: studio.demoPin !== null,
      packs: [
        {
          id: studio.pack.manifest.id,
          version: studio.pack.manifest.version,
          inForce: studio.pack.manifest.inForceFrom,
        },
      ],
      warnings: studio.warnings(),
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
      await studio.connectObs(input.kind === 'rehearsal' ? input : await addressOf(input.url, input.password))
      return { connected: await isConnected(studio) }
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

async function isConnected(studio: Studio): Promise<boolean> {
  for await (const _ of studio.view.watch(AbortSignal.timeout(connectWithinMs))) {
    const { phase, failure } = studio.view.value.link
    if (phase === 'connected') return true
    if (failure !== null) return false
  }
  return false
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
