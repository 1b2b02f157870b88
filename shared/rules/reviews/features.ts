/**
 * What a model sees of a comment: hashed runs of one to four tokens, as they are written and as they sound, and pairs
 * that stand two or three apart (没…坏, 好…就是): of these the words between do not matter. Runs of one or two and
 * pairs have the highest bit clear, longer runs have it set: two halves of a table, learnt at two rates.
 */
import type { Tokens } from './tokens.ts'

export type Features = {
  /** Hash of each run, all 32 bits. */
  hash: Int32Array
  /** First token of the run, and the one behind its last. */
  from: Int32Array
  to: Int32Array
  length: number
}

const longest = 4
/** How far the two of a pair stand apart. */
const gaps = [2, 3] as const
const perToken = 2 * longest + gaps.length
/** Runs of up to so many tokens generalise to comments of another kind; longer ones know those seen. */
const short = 2
const longBit = 0x80000000
const writtenSeed = 0x2545f491
const soundSeed = 0x1b873593
const markSeed = 0x5bd1e995
const pairSeed = 0x7f4a7c15

export function newFeatures(): Features {
  return { hash: new Int32Array(2048), from: new Int32Array(2048), to: new Int32Array(2048), length: 0 }
}

export function readFeatures(tokens: Tokens, marks: readonly number[], into: Features): void {
  const { code, sound, length } = tokens
  const room = length * perToken + marks.length
  if (into.hash.length < room) {
    into.hash = new Int32Array(room)
    into.from = new Int32Array(room)
    into.to = new Int32Array(room)
  }
  const { hash, from, to } = into
  let count = 0
  for (let at = 0; at < length; at++) {
    const last = Math.min(length, at + longest)
    let written = writtenSeed
    for (let next = at; next < last; next++) {
      written = mixed(written, code[next] ?? 0)
      hash[count] = halved(written, next - at)
      from[count] = at
      to[count] = next + 1
      count++
    }
    for (const gap of gaps) {
      if (at + gap >= length) break
      hash[count] = halved(mixed(mixed(pairSeed, code[at] ?? 0), code[at + gap] ?? 0), 0)
      from[count] = at
      to[count] = at + gap + 1
      count++
    }
    const first = sound[at] ?? 0
    if (first === 0) continue
    let spoken = mixed(soundSeed, first)
    if ((code[at] ?? 0) >= 0x200000) {
      hash[count] = halved(spoken, 0)
      from[count] = at
      to[count] = at + 1
      count++
    }
    for (let next = at + 1; next < last; next++) {
      const heard = sound[next] ?? 0
      spoken = mixed(spoken, heard === 0 ? -(code[next] ?? 0) : heard)
      hash[count] = halved(spoken, next - at)
      from[count] = at
      to[count] = next + 1
      count++
    }
  }
  for (const mark of marks) {
    hash[count] = halved(mixed(markSeed, mark), 0)
    from[count] = 0
    to[count] = 0
    count++
  }
  into.length = count
}

/** @param further how many tokens follow the first */
function halved(hash: number, further: number): number {
  return further < short ? hash >>> 1 : hash | longBit
}

function mixed(hash: number, code: number): number {
  const product = Math.imul(hash ^ code, 0x9e3779b1)
  return Math.imul(product ^ (product >>> 15), 0x85ebca6b)
}
