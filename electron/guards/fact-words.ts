import type { Words } from '#shared/model/words.ts'
import type { Fact } from './guard.ts'

const words: Record<Fact, (where: string) => Words> = {
  unknown: (w) => ({ zh: `读不到“${w}”的状态。`, en: `The state of “${w}” cannot be read.` }),
  'input-missing': (w) => ({ zh: `叠加层“${w}”不见了。`, en: `The overlay “${w}” is gone.` }),
  'wrong-kind': (w) => ({ zh: `“${w}”被换成了别的来源。`, en: `“${w}” is another kind of source.` }),
  'wrong-picture': (w) => ({
    zh: `“${w}”的图片不是应有的那一张。`,
    en: `“${w}” shows another picture than it must.`,
  }),
  'picture-overwritten': (w) => ({
    zh: `“${w}”的图片文件被改写或删除。`,
    en: `The picture file of “${w}” was overwritten or removed.`,
  }),
  'not-loaded': (w) => ({ zh: `“${w}”的图片没有加载出来。`, en: `The picture in “${w}” is not loaded.` }),
  filtered: (w) => ({ zh: `“${w}”被加了滤镜。`, en: `A filter was put on “${w}”.` }),
  'item-missing': (w) => ({ zh: `场景“${w}”里缺少它。`, en: `It is missing from the scene “${w}”.` }),
  'item-doubled': (w) => ({ zh: `场景“${w}”里出现了两份。`, en: `It is in the scene “${w}” twice.` }),
  'item-hidden': (w) => ({ zh: `它在场景“${w}”里被隐藏。`, en: `It is hidden in the scene “${w}”.` }),
  'item-shown': (w) => ({
    zh: `它在场景“${w}”里被显示出来。`,
    en: `It is shown in the scene “${w}” though it must not be.`,
  }),
  'item-covered': (w) => ({
    zh: `它在场景“${w}”里被别的来源盖住。`,
    en: `Another source lies over it in the scene “${w}”.`,
  }),
  'item-moved': (w) => ({
    zh: `它在场景“${w}”里被移动或变形。`,
    en: `It was moved or reshaped in the scene “${w}”.`,
  }),
  'item-blended': (w) => ({
    zh: `它在场景“${w}”里的混合模式被改。`,
    en: `Its blend mode was changed in the scene “${w}”.`,
  }),
  'too-small': (w) => ({
    zh: `“${w}”相对现在的画布太小或在画布外。`,
    en: `“${w}” is too small for the canvas, or outside it.`,
  }),
  'scene-filtered': (w) => ({
    zh: `场景“${w}”上开着滤镜；播出中场景的滤镜一律关闭，无害的也不例外。`,
    en: `A filter is on at the scene “${w}”; while out, every filter on a scene is switched off, harmless ones too.`,
  }),
  'scene-missing': (w) => ({ zh: `场景“${w}”不见了。`, en: `The scene “${w}” is gone.` }),
  'not-alone': (w) => ({
    zh: `“${w}”里除了底图还显示着别的来源。`,
    en: `Something besides its picture shows in “${w}”.`,
  }),
  'card-copied': (w) => ({
    zh: `场景“${w}”里有来源显示商品卡的副本，或不可上架商品的图片。`,
    en: `In the scene “${w}” a source shows a copy of a card, or a picture of goods that may not be aired.`,
  }),
  'not-on-air': (w) => ({ zh: `画面不在“${w}”上。`, en: `The programme is not on “${w}”.` }),
  'not-recording': () => ({ zh: 'OBS 没有在录制。', en: 'OBS is not recording.' }),
  paused: () => ({ zh: '录制被暂停。', en: 'The recording is paused.' }),
  'not-growing': () => ({
    zh: 'OBS 显示在录制，文件却不再增长。若几秒内没有恢复，请重启 OBS。',
    en: 'OBS says that it records, but the file no longer grows. If that does not mend within seconds, restart OBS.',
  }),
  'second-recorder-off': () => ({
    zh: '回放缓存没有运行：录制万一被停掉，中断的那段补不回来。',
    en: 'The replay buffer does not run: if the recording is stopped, nothing fills the gap.',
  }),
  'second-recorder-on': () => ({
    zh: '下播后回放缓存还没有停。',
    en: 'The replay buffer still runs after closing.',
  }),
  'still-recording': () => ({ zh: '下播后录制还没有停。', en: 'The recording still runs after closing.' }),
  'not-started': () => ({ zh: '播出还没有开始。', en: 'The output has not started.' }),
  'still-running': () => ({ zh: '下播后播出还没有停。', en: 'The output still runs after closing.' }),
  undeclared: (w) => ({
    zh: `“${w}”在画面里，却没有申报它是什么；请在控制台回答，否则会被隐藏。`,
    en: `“${w}” is in the picture and nobody declared what it is; answer in the console, or it will be hidden.`,
  }),
  'not-in-picture': (w) => ({
    zh: `OBS 的回答都正常，场景“${w}”的画面里却看不到它。`,
    en: `All that OBS says is right, and yet the picture of the scene “${w}” does not show it.`,
  }),
  'picture-black': (w) => ({
    zh: `场景“${w}”的画面是黑的。`,
    en: `The picture of the scene “${w}” is black.`,
  }),
  'picture-still': (w) => ({
    zh: `场景“${w}”的画面定格了，里面应有会动的内容。请查看摄像头、数字人程序或视频，必要时重启 OBS。`,
    en: `The picture of the scene “${w}” stands still though something in it should move. Look at the camera, the avatar program or the video; restart OBS if need be.`,
  }),
  'qr-off-platform': (w) => ({
    zh: `画面里的二维码指向平台之外，且没有人申报：“${w}”。请移除，或在设置里申报它。`,
    en: `A QR code in the picture leads off the platform and nobody declared it: “${w}”. Take it away, or declare it in the settings.`,
  }),
  'started-early': (w) => ({
    zh: `还没有开播，${outputs[w]?.zh ?? w}就被打开了。`,
    en: `${outputs[w]?.en ?? w} was started before the room went live.`,
  }),
  'running-early': (w) => ({
    zh: `还没有开播，${outputs[w]?.zh ?? w}已经开着；按规则包只提示，不关闭。`,
    en: `${outputs[w]?.en ?? w} already runs before the room is live; the rule pack has it told, not stopped.`,
  }),
  'service-changed': () => ({
    zh: '推流服务或密钥与开播时不同；下次开始推流时会推到新的地方。',
    en: 'The stream service or key is not the one of going live; the next stream will go elsewhere.',
  }),
  'studio-mode-on': () => ({
    zh: 'OBS 开着工作室模式，播出的画面无法核对。',
    en: 'Studio mode is on in OBS, so what is on air cannot be checked.',
  }),
  'canvas-changed': (w) => ({
    zh: `画布变成了 ${w}，叠加层正在按新尺寸重画。`,
    en: `The canvas is ${w} now; the overlays are being drawn anew for it.`,
  }),
  'collection-changed': (w) => ({
    zh: `场景集合被换成“${w}”；其中的来源没有经过播前检查。`,
    en: `The scene collection was changed to “${w}”; no preflight has looked at its sources.`,
  }),
  'profile-changed': (w) => ({
    zh: `配置文件被换成“${w}”；请核对推流和录像设置。`,
    en: `The profile was changed to “${w}”; check how it streams and records.`,
  }),
  'folder-changed': (w) => ({
    zh: `录像文件夹被改为“${w}”，下次开始录像时生效；请核对磁盘空间，或在 OBS 里改回。`,
    en: `The record folder was changed to “${w}” and counts from the next recording; check the space there, or change it back in OBS.`,
  }),
  'microphone-muted': (w) => ({
    zh: `麦克风“${w}”被静音或隐藏，观众听不到它。`,
    en: `The microphone “${w}” is muted or hidden: viewers do not hear it.`,
  }),
  'sound-gone': () => ({ zh: '所有声音来源都不见了。', en: 'Every input of sound is gone.' }),
}

/** Outputs as a sentence begins with them. */
const outputs: Readonly<Record<string, Words>> = {
  stream: { zh: 'OBS 推流', en: 'The stream' },
  'virtual-camera': { zh: 'OBS 虚拟摄像机', en: 'The virtual camera' },
}

/** The sentence for one seen fact; `where` is the scene, input or output concerned. */
export function factWords(fact: Fact, where: string): Words {
  return words[fact](where)
}
