/** What can be done to the carriers of cards and notices, and copies of cards. */
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openOverlayPainter } from '#electron/obs/overlays/painter.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import type { Intent, NoticeIntent } from '#shared/model/intent.ts'
import { declaring } from '../declaring.ts'
import { avatar, canvas, drawTestCard } from '../guarded-room.ts'
import { resourcesDir } from '../studio.ts'
import { event, filtered, type Hand, made, placed, poll, raised, removed, settings, shown } from './hands.ts'
import type { AtObs, Ending, Family, SeenBy, Way } from './way.ts'

type Carrier = 'card' | 'notices'

const inputs = { card: ownNames.cardInput, notices: ownNames.noticeInput } as const

/** What is done to a carrier that shows something. */
function onAir(guard: Carrier, name: string): readonly Way[] {
  const input = inputs[guard]
  const row = (
    what: string,
    seen: SeenBy,
    fact: Extract<Ending, { how: 'repaired' }>['fact'],
    run: Hand,
  ): Way => {
    return { what: `${name} ${what}`, seen, ends: { how: 'repaired', guard, fact }, run }
  }
  return [
    row('is hidden', event('SceneItemEnableStateChanged'), 'item-hidden', shown(input, false)),
    row('is removed', event('SceneItemRemoved'), 'item-missing', removed(input)),
    row(
      'is moved away',
      event('SceneItemTransformChanged'),
      'item-moved',
      placed(input, { positionX: 2_000 }),
    ),
    row('is covered by the avatar', event('SceneItemListReindexed'), 'item-covered', raised(avatar, 'top')),
    row('shows another picture', poll, 'wrong-picture', settings(input, { file: '/nowhere.png' })),
    row(
      'gets a filter',
      event('SourceFilterCreated'),
      'filtered',
      filtered(input, 'color_filter_v2', { opacity: 0 }),
    ),
    row('loses its input', event('InputRemoved'), 'input-missing', ({ obs }) =>
      obs.call('RemoveInput', { inputName: input }),
    ),
  ]
}

function empty(guard: Carrier, name: string): readonly Way[] {
  const input = inputs[guard]
  return [
    {
      what: `the empty carrier of ${name} is shown`,
      seen: event('SceneItemEnableStateChanged'),
      ends: { how: 'repaired', guard, fact: 'item-shown' },
      run: shown(input, true),
    },
    {
      what: `the empty carrier of ${name} is given a picture`,
      seen: poll,
      ends: { how: 'repaired', guard, fact: 'wrong-picture' },
      run: (at) => settings(input, { file: at.room.intent().safeScene.picture.file })(at),
    },
    {
      what: `the empty carrier of ${name} is deleted`,
      seen: event('InputRemoved'),
      ends: { how: 'repaired', guard, fact: 'input-missing' },
      run: ({ obs }) => obs.call('RemoveInput', { inputName: input }),
    },
  ]
}

/** Two cards: one on air, and one that may not be. */
export async function withCard({ folder }: AtObs): Promise<Partial<Intent>> {
  const [card, other] = [await drawTestCard('青花杯', folder), await otherCard(folder)]
  return {
    card: { ...card, validUntil: Date.now() + 3_600_000 },
    goods: { drawn: [card.picture.sha256, other.picture.sha256].sort(), barred: [] },
  }
}

const otherCard = (folder: string) => drawTestCard('未过审的商品', folder)

export async function withNotice({ room, folder }: AtObs): Promise<Partial<Intent>> {
  const painter = await openOverlayPainter({ fontFolder: join(resourcesDir, 'fonts'), pictureFolder: folder })
  const text = { zh: '请勿在平台外交易。', en: 'Do not deal outside the platform.' }
  const { picture, at } = await painter.drawNotice({
    text: text.zh,
    canvas,
    safeArea: { x: 60, y: 200, width: 960, height: 1400 },
    label: room.intent().label?.at ?? null,
    card: null,
  })
  const notice: NoticeIntent = {
    input: ownNames.noticeInput,
    picture,
    at,
    notice: 'off-platform',
    card: null,
    text,
    pack: 'test',
  }
  return { notice }
}

/** Somebody declares a copy to be a harmless picture and shows it: the card's guard minds it all the same. */
const copied: Hand = async (at) => {
  const { picture } = await otherCard(at.folder)
  const file = join(at.folder, '促销图.png')
  await copyFile(picture.file, file)
  return made('image_source', { file })(at)
}

export const cardWays: Family = {
  title: 'A card on air',
  intent: withCard,
  ways: onAir('card', 'the card'),
}

export const copyWays: Family = {
  title: 'A card that nobody aired, and pictures of one',
  intent: async (at) => ({ ...(await withCard(at)), card: null }),
  ways: [
    ...empty('card', 'cards'),
    {
      what: 'a copy of a card’s picture is shown in a source of somebody’s own',
      seen: event('SceneItemCreated'),
      ends: { how: 'repaired', guard: 'card', fact: 'card-copied' },
      before: async ({ room, folder }) => {
        const { declared } = room.intent().sources
        const known = Object.fromEntries(Object.entries(declared).map(([name, { nature }]) => [name, nature]))
        room.change({
          sources: declaring({ ...known, 促销图: 'media' }, { 促销图: join(folder, '促销图.png') }),
        })
        await room.calm()
      },
      run: async (at) => copied({ ...at, newName: () => '促销图' }),
    },
  ],
}

export const noticeWays: Family = {
  title: 'A notice on air',
  intent: withNotice,
  ways: onAir('notices', 'the notice'),
}

export const emptyNoticeWays: Family = {
  title: 'No notice on air',
  intent: async () => ({ notice: null }),
  ways: empty('notices', 'notices'),
}
