import { articleOf } from '#shared/rules/citing.ts'
import type { Studio } from '../studio.ts'
import { procedures, signedIn } from './context.ts'

export function packRouter(studio: Studio) {
  return {
    article: procedures.pack.article.handler(({ input, context }) => {
      signedIn(context)
      const found = articleOf(studio.pack, input)
      return found === undefined ? null : { kind: found.kind, text: found.text }
    }),
  }
}
