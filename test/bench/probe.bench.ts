/**
 * How often the probe misses a label that a viewer cannot read, and how often it doubts one that stands in its place, on
 * pictures of a real OBS; and what a look costs.
 */
import type { LabelVerdict } from '#shared/model/sight.ts'
import { realObsMissing } from '#test/harness/real-obs.ts'
import { landscape, portrait } from '#test/harness/real-obs-files.ts'
import { type Judged, judgePictures, shorterSides } from './probe-pictures.ts'
import type { Row } from './row.ts'
import { inWords, shareOf } from './wilson.ts'

export async function bench(): Promise<Row[]> {
  const missing = realObsMissing()
  if (missing !== null) return [{ ...counted, name: 'probe', note: `not measured: ${missing}` }]
  const judged = [...(await judgePictures(portrait)), ...(await judgePictures(landscape))]
  const truly = (truth: Judged['scene']['truth']) => judged.filter(({ scene }) => scene.truth === truth)
  return [
    row('probe: the label is in place, and a look says that it is not', truly('in'), 'not-seen'),
    row('probe: the label is in place, and a look cannot tell', truly('in'), 'cannot-tell'),
    row('probe: the label is not as drawn, and a look says that it is seen', truly('out'), 'seen'),
    row('probe: the label is not as drawn, and a look cannot tell', truly('out'), 'cannot-tell'),
    unhurt(truly('unhurt')),
    ...shorterSides.map((side) => cost(judged, side)),
  ]
}

const counted = { value: Number.NaN, unit: '%', against: null, ratio: null, target: null, met: null }

/** At most this share of looks may be wrong; two in a row must agree before anything is believed. */
const tolerated = 0.01

function row(name: string, judged: readonly Judged[], wrong: LabelVerdict): Row {
  const share = shareOf(judged.filter(({ verdict }) => verdict === wrong).length, judged.length)
  return {
    ...counted,
    name,
    value: (share.hits / share.of) * 100,
    target: `upper bound of the 95 % interval below ${tolerated * 100} %`,
    met: share.high < tolerated,
    note: `${inWords(share)}; ${byCondition(judged, wrong)}`,
  }
}

/** What no request shows and what does not change the air either: watched, because a look must not cry wolf at it. */
function unhurt(judged: readonly Judged[]): Row {
  const seen = judged.filter(({ verdict }) => verdict === 'seen').length
  return {
    ...counted,
    name: 'probe: blend method or scale filter changed on a label at its own size, and a look says that it is seen',
    value: (seen / judged.length) * 100,
    note: `${seen} of ${judged.length}; ${byCondition(judged, 'seen')}`,
  }
}

function byCondition(judged: readonly Judged[], verdict: LabelVerdict): string {
  const conditions = Map.groupBy(judged, ({ scene }) => scene.condition)
  return [...conditions]
    .map(([condition, mine]) => {
      return `${condition} ${mine.filter((one) => one.verdict === verdict).length}/${mine.length}`
    })
    .join(', ')
}

function cost(judged: readonly Judged[], side: number): Row {
  const mine = judged.filter(({ shorterSide }) => shorterSide === side)
  const mean = (ms: (one: Judged) => number) => mine.reduce((sum, one) => sum + ms(one), 0) / mine.length
  const [decode, judge] = [mean(({ decodeMs }) => decodeMs), mean(({ judgeMs }) => judgeMs)]
  return {
    ...counted,
    name: `probe: one look at a picture whose shorter side is ${side}, mean`,
    value: decode + judge,
    unit: 'ms of one core',
    note: `${mine.length} looks; ${decode.toFixed(2)} of it decode the JPEG, ${judge.toFixed(2)} compare`,
  }
}
