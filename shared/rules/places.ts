/**
 * Where the room is, judged by the pack's protected places: inside, could be inside, near, outside, unknown.
 * The position's accuracy counts: a circle that may reach into a place could be inside it, and one that is too wide says
 * nothing. No pack lists military places (that would itself break the law), so the operator's declaration is needed
 * every time, whatever the coordinates say.
 */

import type { Pack, ProtectedPlace } from '#shared/model/pack.ts'
import type { PlaceAnswer, PlaceStatement, PlaceVerdict } from '#shared/model/places.ts'
import { basisInWords, citationsOf } from './citing.ts'
import { bearing, distance, type Point, toWgs84 } from './coordinates.ts'
import { type Fillings, filled } from './filling.ts'

/** A protected place as the room stands to it; metres, and degrees from north. */
type Sighting = {
  readonly place: ProtectedPlace
  readonly answer: Exclude<PlaceAnswer, 'unknown'>
  readonly metres: number
  readonly bearing: number
}

const closeness: readonly PlaceAnswer[] = ['outside', 'near', 'could-be-inside', 'inside']

/** `drawn` are zones that the room's owner has drawn; their kind is the pack's `drawn`. */
export function judgePlace(
  statement: PlaceStatement,
  pack: Pack,
  drawn: readonly ProtectedPlace[] = [],
): PlaceVerdict {
  const { position } = statement
  const isUsable = position !== null && position.accuracy <= pack.places.usableAccuracyMetres
  const worst = isUsable ? worstSighting(toWgs84(position), position.accuracy, pack, drawn) : null
  const answer = isUsable ? (worst?.answer ?? 'outside') : 'unknown'
  const text = textFor(answer, statement)
  const verdict = pack.places.answers[text]
  const values = { ...fillings(worst, statement, pack), rule: basisInWords(verdict.cites) }
  return {
    answer,
    decision: verdict.decision,
    nearest: worst === null ? null : nearest(worst),
    said: filled(verdict.said, values),
    remedy: filled(verdict.remedy, values),
    cites: citationsOf(verdict.cites),
    pack: pack.name,
  }
}

/** A refusal by position comes first: no declaration lifts it. */
function textFor(answer: PlaceAnswer, statement: PlaceStatement): keyof Pack['places']['answers'] {
  if (answer === 'inside') return 'inside'
  if (!statement.notProtected) return 'undeclared'
  if (answer === 'unknown' && statement.address.trim() === '') return 'nowhere'
  return answer
}

/** The place that matters most: the gravest answer, then the one whose edge is nearest; null where all are outside. */
function worstSighting(
  here: Point,
  accuracy: number,
  pack: Pack,
  drawn: readonly ProtectedPlace[],
): Sighting | null {
  let worst: Sighting | null = null
  for (const place of [...pack.places.places, ...drawn]) {
    const [longitude, latitude] = place.wgs84
    const there = { longitude, latitude }
    const metres = distance(here, there)
    const answer = answerAt(metres, accuracy, place.radius, pack.places.nearMetres)
    if (answer === 'outside') continue
    const sighting = { place, answer, metres, bearing: bearing(here, there) }
    if (worst === null || isWorse(sighting, worst)) worst = sighting
  }
  return worst
}

function isWorse(one: Sighting, other: Sighting): boolean {
  const difference = closeness.indexOf(one.answer) - closeness.indexOf(other.answer)
  if (difference !== 0) return difference > 0
  return one.metres - one.place.radius < other.metres - other.place.radius
}

/** Inside is where the position itself lies inside, so that no one gets out by claiming to know less. */
function answerAt(metres: number, accuracy: number, radius: number, near: number): Sighting['answer'] {
  if (metres <= radius) return 'inside'
  if (metres - accuracy <= radius) return 'could-be-inside'
  return metres - accuracy <= radius + near ? 'near' : 'outside'
}

function nearest({ place, metres, bearing: towards }: Sighting): PlaceVerdict['nearest'] {
  return {
    name: place.name,
    kind: place.kind,
    metres: Math.round(metres),
    bearing: Math.round(towards) % 360,
  }
}

function fillings(worst: Sighting | null, { position }: PlaceStatement, pack: Pack): Fillings {
  const accuracy =
    position === null
      ? { zh: '没有坐标', en: 'no coordinates' }
      : { zh: `${Math.round(position.accuracy)} 米`, en: `${Math.round(position.accuracy)} m` }
  if (worst === null) return { accuracy }
  const { place, metres, bearing: towards } = worst
  return {
    accuracy,
    place: place.name,
    kind: pack.places.kinds[place.kind] ?? place.kind,
    metres: Math.round(metres),
    bearing: Math.round(towards) % 360,
    radius: place.radius,
  }
}
