/** What a source probably is: a proposal that the operator confirms or corrects. */
import type { Capture, CaptureNames } from '#shared/model/capture.ts'
import type { AvatarProgram, SourceFamily, SourceRules } from '#shared/model/declarations.ts'
import type { SourceNature } from '#shared/model/rooms.ts'
import type { Words } from '#shared/model/words.ts'
import { hostAndPath } from './address.ts'

export type Proposal = { readonly nature: SourceNature; readonly why: Words }

/**
 * Null where nothing can be guessed. `name` is the source's own, as it stands in OBS; `twin` a source that was declared
 * a virtual image while it captured the very same: a renamed one, or a copy.
 */
export function propose(
  name: string,
  capture: Capture,
  rules: SourceRules,
  twin: string | null,
): Proposal | null {
  if (twin !== null) return { nature: 'virtual-image', why: sameAs(twin) }
  for (const program of rules.programs) {
    const place = placeOf(program, capture.names)
    if (place !== null) return { nature: 'virtual-image', why: knownBy(program, place) }
  }
  const spoken = spokenIn([name, ...Object.values(capture.names).flat()], rules.words)
  if (spoken !== null) return { nature: 'virtual-image', why: saidBy(spoken) }
  const proposed = rules.families.find(({ family }) => family === capture.family)?.proposed ?? null
  return proposed === null ? null : { nature: proposed, why: familyWords[capture.family] }
}

type Place = keyof CaptureNames

/** Where a program's name was found; null where it was nowhere. */
function placeOf(program: AvatarProgram, names: Partial<CaptureNames>): Place | null {
  const found = (place: Place, fits: (name: string, wanted: string) => boolean) =>
    (names[place] ?? []).some((name) => program[place].some((wanted) => fits(plain(name), plain(wanted))))
  if (found('programs', isProgram)) return 'programs'
  if (found('devices', contains)) return 'devices'
  if (found('senders', contains)) return 'senders'
  if (found('titles', contains)) return 'titles'
  if (found('files', contains)) return 'files'
  return (names.addresses ?? []).some((address) => program.addresses.some((wanted) => isAt(address, wanted)))
    ? 'addresses'
    : null
}

function isProgram(name: string, wanted: string): boolean {
  return withoutExe(name) === withoutExe(wanted)
}

function contains(name: string, wanted: string): boolean {
  return name.includes(wanted)
}

/** `wanted` is a host, with or without the beginning of a path; hosts below it count. */
function isAt(address: string, wanted: string): boolean {
  const at = hostAndPath(address)
  if (at === null) return false
  const slash = wanted.indexOf('/')
  const host = slash < 0 ? wanted : wanted.slice(0, slash)
  const path = slash < 0 ? '/' : wanted.slice(slash)
  return (at.host === host || at.host.endsWith(`.${host}`)) && at.path.startsWith(path)
}

function spokenIn(names: readonly string[], words: readonly string[]): string | null {
  const all = names.map(plain)
  return words.find((word) => all.some((name) => name.includes(plain(word)))) ?? null
}

/** Full width, case and spaces evened out: programs write themselves in many ways. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
}

function withoutExe(name: string): string {
  return name.replace(/\.exe$/, '')
}

const places: Record<Place, Words> = {
  programs: { zh: '采集的程序是', en: 'it captures the program' },
  devices: { zh: '采集设备属于', en: 'its device belongs to' },
  senders: { zh: '画面发送方是', en: 'its picture is sent by' },
  titles: { zh: '窗口标题里有', en: 'its window’s title names' },
  addresses: { zh: '网页地址属于', en: 'its address belongs to' },
  files: { zh: '文件路径里有', en: 'its file’s path names' },
}

function knownBy({ name }: AvatarProgram, place: Place): Words {
  return { zh: `${places[place].zh}“${name.zh}”。`, en: `${upper(places[place].en)} “${name.en}”.` }
}

function sameAs(twin: string): Words {
  return {
    zh: `它和已申报为虚拟形象的“${twin}”采集同一个画面。`,
    en: `It captures the same as “${twin}”, which was declared a virtual image.`,
  }
}

function saidBy(word: string): Words {
  return { zh: `名称里有“${word}”。`, en: `One of its names has “${word}” in it.` }
}

function upper(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

const familyWords: Record<SourceFamily, Words> = {
  camera: { zh: '它是一台摄像头。', en: 'It is a camera.' },
  window: { zh: '它采集一个窗口。', en: 'It captures a window.' },
  screen: { zh: '它采集整个屏幕。', en: 'It captures a screen.' },
  browser: { zh: '它显示一个网页。', en: 'It shows a page.' },
  image: { zh: '它显示图片。', en: 'It shows pictures.' },
  media: { zh: '它播放视频。', en: 'It plays video.' },
  feed: { zh: '它接收别的程序送来的画面。', en: 'It receives another program’s picture.' },
  text: { zh: '它是文字。', en: 'It is text.' },
  colour: { zh: '它是纯色。', en: 'It is a plain colour.' },
  sound: { zh: '它只有声音。', en: 'It is sound alone.' },
  other: { zh: '工作室不认识这种来源。', en: 'The studio does not know this kind of source.' },
}
