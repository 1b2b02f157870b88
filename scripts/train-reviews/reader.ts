import { newFolded } from '#shared/rules/normalise/folded.ts'
import { foldAndRestore } from '#shared/rules/normalise/normalise.ts'
import type { NormaliseTables } from '#shared/rules/normalise/tables.ts'
import { newFeatures, readFeatures } from '#shared/rules/reviews/features.ts'
import { newTokens, soundNumbers, tokenise } from '#shared/rules/reviews/tokens.ts'

/** Reads a text's feature hashes exactly as the product does. */
export function featureReader(tables: NormaliseTables): (text: string) => Int32Array {
  const sounds = soundNumbers(tables.spelling)
  const folded = newFolded()
  const tokens = newTokens()
  const features = newFeatures()
  return (text) => {
    foldAndRestore(tables, text, folded)
    tokenise(tables, sounds, folded, tokens)
    readFeatures(tokens, folded.marks, features)
    return features.hash.slice(0, features.length)
  }
}
