import { z } from 'zod'
import type { CallFailure, RequestOutcome } from '../link/outcome.ts'
import { itemsAnswer } from './item.ts'
import type { Part, PartKind } from './part.ts'
import type { Answer, Reading } from './reading.ts'

/** One-way, keyed by the caller: the stream key itself is never kept. */
export type Fingerprint = (secret: string) => string

/** RequestStatus InvalidResourceState: of an input without sound, or of a replay buffer that is not set up. */
const invalidResourceState = 604

/** What a refusal with that code says: there is nothing of the kind. */
const nothingThere: Readonly<Partial<Record<PartKind, Reading>>> = {
  muted: { kind: 'muted', muted: false },
  'replay-buffer': { kind: 'replay-buffer', state: 'unavailable' },
}

/** Reads OBS's answer for a part; what cannot be read, or was refused, leaves the part unknown with the reason. */
export function readAnswer(part: Part, outcome: RequestOutcome, fingerprint: Fingerprint): Answer {
  if (!outcome.ok) {
    const { failure } = outcome
    const nothing = nothingThere[part.kind]
    if (nothing !== undefined && failure.kind === 'refused' && failure.code === invalidResourceState)
      return { part, ok: true, reading: nothing }
    return { part, ok: false, why: failureText(failure) }
  }
  const read =
    part.kind === 'stream-service'
      ? streamService(fingerprint).safeParse(outcome.value)
      : schemas[part.kind].safeParse(outcome.value)
  if (read.success) return { part, ok: true, reading: read.data }
  const where = read.error.issues[0]?.path.join('.') ?? ''
  return { part, ok: false, why: `OBS answered something unreadable at "${where}"` }
}

function failureText(failure: CallFailure): string {
  switch (failure.kind) {
    case 'refused':
      return `OBS refused: ${failure.comment || failure.code}`
    case 'not-run':
      return 'OBS did not run the request'
    case 'not-connected':
    case 'link-lost':
      return 'the link to OBS was lost'
    case 'timed-out':
      return `OBS did not answer within ${failure.afterMs} ms`
  }
}

const settings = z.record(z.string(), z.unknown())

/** Lists come in any order; each entry carries its index. */
function inOrder<T>(entries: readonly { readonly index: number; readonly value: T }[]): readonly T[] {
  return [...entries].sort((one, other) => one.index - other.index).map((entry) => entry.value)
}

/** OBS counts scenes from the bottom of its list; the studio names the top first. */
const listedScene = z
  .object({ sceneName: z.string(), sceneIndex: z.number() })
  .transform((scene) => ({ index: -scene.sceneIndex, value: scene.sceneName }))

const listedFilter = z
  .object({
    filterName: z.string(),
    filterKind: z.string(),
    filterIndex: z.number(),
    filterEnabled: z.boolean(),
    filterSettings: settings,
  })
  .transform((filter) => ({
    index: filter.filterIndex,
    value: {
      name: filter.filterName,
      kind: filter.filterKind,
      enabled: filter.filterEnabled,
      settings: filter.filterSettings,
    },
  }))

function output(kind: 'record' | 'stream' | 'virtual-camera') {
  return z
    .object({
      outputActive: z.boolean(),
      outputPaused: z.boolean().default(false),
      outputDuration: z.number().default(0),
    })
    .transform((answer): Reading => {
      const { outputActive: active, outputPaused: paused, outputDuration: forMs } = answer
      return { kind, output: { active, paused, forMs } }
    })
}

const items = itemsAnswer.transform((list): Reading => ({ kind: 'items', items: inOrder(list) }))

const schemas: Readonly<Record<Exclude<PartKind, 'stream-service'>, z.ZodType<Reading>>> = {
  scenes: z
    .object({ currentProgramSceneName: z.string().nullable(), scenes: z.array(listedScene) })
    .transform(({ currentProgramSceneName: programme, scenes }): Reading => {
      return { kind: 'scenes', programme, names: inOrder(scenes) }
    }),
  groups: z
    .object({ groups: z.array(z.string()) })
    .transform(({ groups }): Reading => ({ kind: 'groups', names: groups })),
  inputs: z
    .object({ inputs: z.array(z.object({ inputName: z.string(), inputKind: z.string() })) })
    .transform(({ inputs }): Reading => {
      return {
        kind: 'inputs',
        inputs: inputs.map((input) => ({ name: input.inputName, kind: input.inputKind })),
      }
    }),
  items,
  'group-items': items,
  settings: z
    .object({ inputSettings: settings })
    .transform((answer): Reading => ({ kind: 'settings', settings: answer.inputSettings })),
  muted: z
    .object({ inputMuted: z.boolean() })
    .transform((answer): Reading => ({ kind: 'muted', muted: answer.inputMuted })),
  filters: z
    .object({ filters: z.array(listedFilter) })
    .transform((answer): Reading => ({ kind: 'filters', filters: inOrder(answer.filters) })),
  record: output('record'),
  stream: output('stream'),
  'virtual-camera': output('virtual-camera'),
  'studio-mode': z
    .object({ studioModeEnabled: z.boolean() })
    .transform((answer): Reading => ({ kind: 'studio-mode', enabled: answer.studioModeEnabled })),
  canvas: z
    .object({
      baseWidth: z.number(),
      baseHeight: z.number(),
      outputWidth: z.number(),
      outputHeight: z.number(),
      fpsNumerator: z.number(),
      fpsDenominator: z.number().positive(),
    })
    .transform(({ fpsNumerator, fpsDenominator, ...size }): Reading => {
      return { kind: 'canvas', canvas: { ...size, fps: fpsNumerator / fpsDenominator } }
    }),
  collection: z
    .object({ currentSceneCollectionName: z.string() })
    .transform((answer): Reading => ({ kind: 'collection', text: answer.currentSceneCollectionName })),
  profile: z
    .object({ currentProfileName: z.string() })
    .transform((answer): Reading => ({ kind: 'profile', text: answer.currentProfileName })),
  'replay-buffer': z.object({ outputActive: z.boolean() }).transform(({ outputActive }): Reading => {
    return { kind: 'replay-buffer', state: outputActive ? 'running' : 'stopped' }
  }),
  'record-directory': z
    .object({ recordDirectory: z.string() })
    .transform((answer): Reading => ({ kind: 'record-directory', text: answer.recordDirectory })),
}

/**
 * Keys hide in several places: `key`, the password of a custom server, a bearer token, the user part or the query of
 * an address (SRT carries its stream id there). The address is kept without them; all of them go into one fingerprint.
 */
function streamService(fingerprint: Fingerprint): z.ZodType<Reading> {
  return z
    .object({ streamServiceType: z.string(), streamServiceSettings: settings })
    .transform(({ streamServiceType: type, streamServiceSettings }): Reading => {
      const text = (name: string) => {
        const value = streamServiceSettings[name]
        return typeof value === 'string' ? value : ''
      }
      const secrets = ['key', 'server', 'username', 'password', 'bearer_token'].map(text)
      const service = {
        type,
        server: withoutSecrets(text('server')),
        keyFingerprint: fingerprint(JSON.stringify(secrets)),
      }
      return { kind: 'stream-service', service }
    })
}

function withoutSecrets(address: string): string {
  return address.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1')
}
