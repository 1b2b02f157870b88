/** The world that a rehearsal OBS starts with. */
import type { RehearsalOptions } from './options.ts'
import { pictureFormats } from './picture/encode.ts'
import { collectionFrom } from './plan.ts'
import { loadCollection } from './requests/collections.ts'
import { videoParameters } from './requests/profiles.ts'
import { type Rules, realLies, realTiming } from './rules.ts'
import { schedule } from './world/programme.ts'
import type { Senses } from './world/step.ts'
import type { Video, World } from './world/world.ts'

/** Everything that the options say, loaded and idle; the first frame and the first look at the files are due. */
export function firstWorld(options: RehearsalOptions, senses: Senses): World {
  const { width, height } = options.canvas
  const video: Video = {
    baseWidth: width,
    baseHeight: height,
    outputWidth: width,
    outputHeight: height,
    fpsNumerator: options.framesPerSecond ?? 30,
    fpsDenominator: 1,
  }
  const { now } = senses
  const [first] = options.collections
  const { streamServer } = options
  const profile = {
    name: 'Untitled',
    parameters: { ...videoParameters(video), 'SimpleOutput/FilePath': options.recordDirectory },
    service:
      streamServer === undefined
        ? { type: 'rtmp_common', settings: {} }
        : { type: 'rtmp_custom', settings: { ...streamServer, use_auth: false } },
    slots: {},
  }
  const idle = { phase: 'idle', startedAt: 0 } as const
  const empty: World = {
    rules: rulesFrom(options),
    startedAt: now,
    video,
    nextSourceId: 1,
    sources: new Map(),
    sceneOrder: [],
    program: 0,
    transition: null,
    transitionName: 'Fade',
    transitionDuration: 300,
    studioMode: null,
    record: {
      ...idle,
      path: null,
      bytes: 0,
      pausedAt: null,
      pausedFor: 0,
      deadAt: null,
      stoppedAt: -Infinity,
    },
    stream: idle,
    virtualCamera: false,
    collection: first.name,
    collections: new Map(options.collections.map((plan) => [plan.name, collectionFrom(plan)])),
    loading: false,
    profile: profile.name,
    profiles: new Map([[profile.name, profile]]),
    slots: {},
    active: new Set(),
    showing: new Set(),
    agenda: [],
  }
  const world = loadCollection(empty, collectionFrom(first), senses)
  const checked = schedule(world, { what: 'files-checked', at: now + world.rules.timing.fileCheck })
  return schedule(checked, { what: 'frame', at: now })
}

function rulesFrom(options: RehearsalOptions): Rules {
  return {
    dialect: options.dialect ?? '5.1',
    lies: { ...realLies, ...options.lies },
    timing: { ...realTiming, ...options.timing },
    hasVirtualCamera: options.hasVirtualCamera ?? true,
    streamServerAnswers: options.streamServerAnswers ?? true,
    imageFormats: options.imageFormats ?? pictureFormats,
  }
}
