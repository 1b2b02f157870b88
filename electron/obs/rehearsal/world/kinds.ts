/** The kinds of inputs, filters and transitions that exist here, with the defaults that OBS 29 gives them. */
import type { Json } from '../protocol.ts'

export type InputKind = {
  readonly unversioned: string
  readonly audio: boolean
  readonly defaults: Json
}

/** Kinds that OBS on Linux has, in its own order, and two of our own: a presenter to look at and a microphone. */
export const inputKinds: Readonly<Record<string, InputKind>> = {
  image_source: {
    unversioned: 'image_source',
    audio: false,
    defaults: { linear_alpha: false, unload: false },
  },
  color_source_v3: {
    unversioned: 'color_source',
    audio: false,
    defaults: { color: 0xffd1d1d1, height: 1080, width: 1920 },
  },
  ffmpeg_source: {
    unversioned: 'ffmpeg_source',
    audio: true,
    defaults: {
      buffering_mb: 2,
      clear_on_media_end: true,
      is_local_file: true,
      linear_alpha: false,
      looping: false,
      reconnect_delay_sec: 10,
      restart_on_activate: true,
      speed_percent: 100,
    },
  },
  text_ft2_source_v2: {
    unversioned: 'text_ft2_source',
    audio: false,
    defaults: {
      antialiasing: true,
      color1: 0xffffffff,
      color2: 0xffffffff,
      drop_shadow: false,
      font: { face: 'Sans Serif', flags: 0, size: 256, style: '' },
      log_lines: 6,
      outline: false,
      word_wrap: false,
    },
  },
  rehearsal_camera: {
    unversioned: 'rehearsal_camera',
    audio: true,
    defaults: { width: 1080, height: 1920, figure: 'presenter', hue: 24 },
  },
  rehearsal_microphone: { unversioned: 'rehearsal_microphone', audio: true, defaults: {} },
}

export const filterKinds: Readonly<Record<string, Json>> = {
  color_filter_v2: {
    brightness: 0,
    color_add: 0,
    color_multiply: 0xffffff,
    contrast: 0,
    gamma: 0,
    hue_shift: 0,
    opacity: 1,
    saturation: 0,
  },
  color_filter: {
    brightness: 0,
    color: 0xffffff,
    contrast: 0,
    gamma: 0,
    hue_shift: 0,
    opacity: 100,
    saturation: 0,
  },
  chroma_key_filter_v2: {
    brightness: 0,
    contrast: 0,
    gamma: 0,
    key_color: 0x00ff00,
    key_color_type: 'green',
    opacity: 1,
    similarity: 400,
    smoothness: 80,
    spill: 100,
  },
  gain_filter: { db: 0 },
  crop_filter: { relative: true },
  mask_filter_v2: { color: 0xffffff, opacity: 1, type: 'mask_color_filter.effect' },
  scroll_filter: { cx: 100, cy: 100, limit_size: false, loop: true },
}

export type TransitionKind = { readonly name: string; readonly kind: string; readonly fixed: boolean }

export const transitions: readonly TransitionKind[] = [
  { name: 'Cut', kind: 'cut_transition', fixed: true },
  { name: 'Fade', kind: 'fade_transition', fixed: false },
]

export const transitionKindNames = [
  'cut_transition',
  'fade_transition',
  'swipe_transition',
  'slide_transition',
  'obs_stinger_transition',
  'fade_to_color_transition',
  'wipe_transition',
]
