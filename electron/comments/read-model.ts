import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, refused } from '#shared/model/words.ts'
import { type CommentModel, openCommentModel } from '#shared/rules/reviews/model.ts'

/**
 * The comment model that ships with the product, from its folder `resources`. Refuses where a file is missing, cannot
 * be read or is damaged: a room can go on without it, but must say so.
 */
export function readCommentModel(resourcesDir: string): Outcome<CommentModel> {
  const path = (name: string): string => join(resourcesDir, 'models', name)
  try {
    return openCommentModel({
      normalise: readFileSync(path('normalise.bin')),
      reviews: readFileSync(path('reviews.bin')),
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return refused({
      code: 'model-unreadable',
      said: {
        zh: `评论分类模型无法读取：${error.message}。`,
        en: `The comment model cannot be read: ${error.message}.`,
      },
      remedy: { zh: '请重新安装软件。', en: 'Install the program again.' },
      cites: [],
    })
  }
}
