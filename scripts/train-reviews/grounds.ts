import { learntGrounds } from '#shared/rules/reviews/model.ts'
import type { Read, Workshop } from './examples.ts'
import { descend, type Linear, newLinear, scoresOf, sigmoid } from './linear.ts'
import { obfuscate, obfuscationNames } from './obfuscate.ts'
import { shuffle } from './random.ts'
import type { Vocabulary } from './vocabulary.ts'

const rounds = 4
const ownRepeats = 8
const obfuscatedShare = 0.3
/** Of what shows no ground so much is seen in each round: enough to know ordinary speech by. */
const ordinaryShare = 0.35
/** Viewers of videos insult as well; that a comment bears no such label is weak evidence. */
const unlabelledInsult = 0.3

/** Learns each ground by itself: a comment may show several, or none. */
export function learnGrounds(
  learn: readonly Read[],
  vocabulary: Vocabulary,
  { read, random, tell }: Workshop,
): Linear {
  const linear = newLinear(vocabulary, learntGrounds.length)
  const lessons = learn.filter(({ example }) => Object.keys(example.grounds).length > 0)
  const order = Int32Array.from(
    lessons.flatMap(({ example }, at) => Array<number>(example.source === 'own' ? ownRepeats : 1).fill(at)),
  )
  for (let round = 1; round <= rounds; round++) {
    shuffle(order, random)
    let loss = 0
    let steps = 0
    for (const at of order) {
      const one = lessons[at]
      if (one === undefined || (isOrdinary(one) && random.next() >= ordinaryShare)) continue
      const known = vocabulary.know(
        random.next() < obfuscatedShare
          ? read(obfuscate(one.example.text, random.pick(obfuscationNames), random))
          : one.hashes,
      )
      const gradient = scoresOf(linear, known).map((score, ground) => {
        const name = learntGrounds[ground] ?? 'insult'
        const is = one.example.grounds[name]
        if (is === undefined) return 0
        const probability = sigmoid(score)
        loss -= Math.log((is ? probability : 1 - probability) + 1e-12)
        return (probability - (is ? 1 : 0)) * (name === 'insult' && isOrdinary(one) ? unlabelledInsult : 1)
      })
      descend(linear, known, gradient)
      steps++
    }
    tell(`grounds, round ${round}: loss ${(loss / steps).toFixed(4)}`)
  }
  return linear
}

function isOrdinary({ example }: Read): boolean {
  return example.source === 'reviews' || example.source === 'danmaku' || example.source === 'stream'
}
