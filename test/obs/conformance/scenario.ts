import type { CollectionPlan } from '#electron/obs/rehearsal/plan.ts'
import type { Json } from '#test/harness/raw-obs-client.ts'

/** One thing that a client does. What comes back, answer and events, is recorded and compared. */
export type Step = {
  readonly label: string
  readonly request?: readonly [requestType: string, requestData?: Json]
  readonly batch?: Json
  /** Fields, wherever they are, of which only the type is compared: times, sizes of files, machine names. */
  readonly loose?: readonly string[]
  /** Event types that OBS sends or leaves out as its threads happen to run. */
  readonly unsteady?: readonly string[]
  /** The events come far enough apart that their order is OBS's own and must be the same. */
  readonly ordered?: boolean
  /** Events to wait for; each must come. */
  readonly until?: readonly Until[]
  /** Something that is done on disk before. */
  readonly before?: () => Promise<void>
}

export type Until = { readonly type: string; readonly with?: Json }

export type Scenario = { readonly name: string; readonly steps: (kit: Kit) => readonly Step[] }

/** Files that both OBS see, made for the run. */
export type Kit = { readonly folder: string; readonly image: string }

/** Scenarios that run one after the other on one OBS; a later one finds what an earlier one left. */
export type Family = {
  readonly name: string
  readonly plan?: CollectionPlan
  readonly scenarios: readonly Scenario[]
}

type Extra = Omit<Step, 'label' | 'request' | 'batch'>

export function ask(requestType: string, requestData?: Json, extra: Extra = {}): Step {
  const request = requestData === undefined ? ([requestType] as const) : ([requestType, requestData] as const)
  return { label: `${requestType} ${JSON.stringify(requestData ?? null)}`, request, ...extra }
}

export function askBatch(batch: Json, extra: Extra = {}): Step {
  return { label: `batch ${JSON.stringify(batch)}`, batch, ...extra }
}

export function scenario(name: string, ...steps: readonly Step[]): Scenario {
  return { name, steps: () => steps }
}
