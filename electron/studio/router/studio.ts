import type { Studio } from '../studio.ts'
import { procedures, signedIn } from './context.ts'

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
    discoverObs: procedures.studio.discoverObs.handler(({ context }) => {
      signedIn(context)
      return studio.discoverObs()
    }),
    connectObs: procedures.studio.connectObs.handler(async ({ input, context }) => {
      signedIn(context)
      return { connected: await studio.connectObs(input) }
    }),
  }
}
