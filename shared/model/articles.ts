/** What a pack holds of the wording of the provisions that it cites. */
import { z } from 'zod'

export const ArticleText = z.strictObject({
  /** `whole`: its text, word for word. `part`: words of it that others quote. `gist`: what the studio takes it to say. */
  kind: z.enum(['whole', 'part', 'gist']),
  /** In Chinese, as the provisions themselves. */
  text: z.string().min(1),
})
export type ArticleText = z.infer<typeof ArticleText>

/** `articles.json`: by the key of the source; a source that is missing here has no wording in the pack. */
export const ArticlesFile = z.record(z.string(), ArticleText)
