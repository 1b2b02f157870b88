import type { ObsState } from '#shared/model/obs.ts'
import type { PlannedRequest } from './request.ts'

/** Somebody's input bears the studio's name: it keeps its content and loses the name, to one that nobody bears. */
export function setAside(input: string, obs: ObsState): PlannedRequest {
  return {
    requestType: 'SetInputName',
    requestData: { inputName: input, newInputName: freeName(input, obs) },
  }
}

function freeName(input: string, { inputs, scenes }: ObsState): string {
  const names = Array.from({ length: inputs.size + scenes.size + 1 }, (_, index) =>
    index === 0 ? `${input} (原有)` : `${input} (原有 ${index + 1})`,
  )
  return names.find((name) => !inputs.has(name) && !scenes.has(name)) ?? input
}
