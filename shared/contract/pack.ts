import { ArticleText } from '#shared/model/articles.ts'
import { Citation } from '#shared/model/words.ts'
import { procedure } from './base.ts'

export const pack = {
  /** What the pack in force holds of a cited provision's wording; null where it holds none. */
  article: procedure
    .input(Citation.pick({ instrument: true, version: true, article: true }))
    .output(ArticleText.nullable()),
}
