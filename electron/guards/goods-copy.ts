import type { Instant, Sha256 } from '#shared/model/ids.ts'
import type { GoodsPictures, Intent } from '#shared/model/intent.ts'
import type { Input, ObsState } from '#shared/model/obs.ts'
import { cardCarrier } from './carrier.ts'
import { itemsOf } from './closure.ts'
import { filesOf, plainPath } from './file-settings.ts'
import type { Violation } from './guard.ts'
import { isOnAir } from './overlay-check.ts'
import { ownInputNames } from './own-inputs.ts'
import { hideItems } from './plan-hidden.ts'
import type { PlannedRequest } from './request.ts'

/** A file that the studio drew carries its content's hash in its name, and so does a copy that was not renamed. */
const drawnName = /card-([0-9a-f]{64})/

type Barred = { readonly hashes: ReadonlySet<string>; readonly paths: ReadonlySet<string> }

/** The lists change with an intent, and are looked into with every look. */
const barred = new WeakMap<GoodsPictures, Barred>()

function barredBy(goods: GoodsPictures): Barred {
  const before = barred.get(goods)
  if (before !== undefined) return before
  const hashes = goods.barred.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]))
  const made = {
    hashes: new Set([...goods.drawn, ...hashes]),
    paths: new Set(goods.barred.map(({ file }) => plainPath(file))),
  }
  barred.set(goods, made)
  return made
}

/**
 * Names of the inputs that show a card's picture and are not the card that may be on air, or a picture of goods whose
 * card may not be: by the file's place, by the hash that its name carries, or by its content as far as that was read.
 */
function copiesOfGoods(obs: ObsState, intent: Intent, now: Instant): ReadonlySet<string> {
  const { hashes, paths } = barredBy(intent.goods)
  const passing = cardCarrier(intent, now).overlay?.picture.sha256 ?? null
  const isCopy = (file: string): boolean => {
    const named = drawnName.exec(file)?.[1]
    if (named !== undefined && named !== passing) return true
    const content: Sha256 | undefined = obs.beside.files[file]
    if (content !== undefined && content !== passing && hashes.has(content)) return true
    return paths.has(plainPath(file))
  }
  const copies = foreignInputs(obs, intent).filter((input) => filesOf(input).some(isCopy))
  return new Set(copies.map(({ name }) => name))
}

/** Pictures of which the content must be known, as OBS spells their paths: by their ending, or because OBS shows them. */
export function filesToRead(obs: ObsState, intent: Intent): readonly string[] {
  if (barredBy(intent.goods).hashes.size === 0) return []
  const files = foreignInputs(obs, intent).flatMap((input) =>
    filesOf(input).filter((file) => input.kind === 'image_source' || isPictureName.test(file)),
  )
  return [...new Set(files)]
}

const isPictureName = /\.(png|jpe?g|webp|bmp|gif|tga|tiff?|avif)$/i

/** By name: the studio's own pictures in somebody else's input are what is looked for. */
function foreignInputs(obs: ObsState, intent: Intent): readonly Input[] {
  const own = ownInputNames(intent)
  return [...obs.inputs.values()].filter(({ name }) => !own.includes(name))
}

/** Scenes and groups that show such an input. */
export function checkCopies(obs: ObsState, intent: Intent, now: Instant): readonly Violation[] {
  const copies = copiesOfGoods(obs, intent, now)
  if (copies.size === 0) return []
  const shows = (scene: string) =>
    itemsOf(obs, scene)?.some(({ source, enabled }) => enabled && copies.has(source)) === true
  return [...obs.scenes.keys()].filter(shows).map((where) => {
    return { guard: 'card', fact: 'card-copied', where, onAir: isOnAir(obs, where) }
  })
}

/** Hides them. */
export function planCopies(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
  now: Instant,
): readonly PlannedRequest[] {
  const scenes = violations.filter(({ fact }) => fact === 'card-copied').map(({ where }) => where)
  if (scenes.length === 0) return []
  const copies = copiesOfGoods(obs, intent, now)
  return scenes.flatMap((scene) => hideItems(obs, scene, (source) => copies.has(source)))
}
