/** The two scores of an evaluation from what its features weigh: one formula for learning and for reading. */

/**
 * From which favourable score on praise takes from the adverse one: mixed praise is adverse. The longer a comment, the
 * more room there is in its praise for a complaint, so it rises with the root of the number of features.
 */
export type Mixed = { readonly from: number; readonly perRoot: number }

export type EvaluationScores = { readonly adverse: number; readonly favourable: number }

/**
 * @param spoken what speaks for an adverse evaluation, and for a favourable one, each against none
 * @param count the number of the comment's features
 */
export function evaluationScores(
  spoken: EvaluationScores,
  count: number,
  { from, perRoot }: Mixed,
): EvaluationScores {
  const { adverse, favourable } = spoken
  return {
    adverse: adverse - Math.max(0, favourable - from - perRoot * Math.sqrt(count)),
    favourable: favourable - Math.max(0, adverse),
  }
}
