/** Request batches: the three ways of executing them, variables between requests, and stopping at a failure. */

import {
  type Execution,
  execution,
  type Json,
  RequestRefused,
  type Response,
  succeeded,
} from '../protocol.ts'
import { type Data, needed, number } from '../requests/fields.ts'

/** What a batch is executed on. */
export type Performer = {
  perform(requestType: string, data: Data, answer: (response: Response) => void): Promise<void>
  wait(milliseconds: number): Promise<void>
  /** Length of one frame in milliseconds. */
  readonly frame: number
}

export type Batch = {
  readonly executionType: Execution
  readonly haltOnFailure: boolean
  readonly variables: Json
  readonly requests: readonly Json[]
}

/** The results in order; with haltOnFailure (serial only) they end with the first failure. */
export async function executeBatch(batch: Batch, performer: Performer): Promise<readonly Json[]> {
  if (batch.executionType === execution.parallel) {
    return Promise.all(batch.requests.map((request) => executeOne(request, batch, performer, {})))
  }
  // A frame batch begins with a frame, and goes on at the next one wherever it sleeps.
  if (batch.executionType === execution.serialFrame) await performer.wait(performer.frame)
  const variables: Record<string, unknown> = { ...batch.variables }
  const results: Json[] = []
  for (const request of batch.requests) {
    const result = await executeOne(request, batch, performer, variables)
    results.push(result)
    if (batch.haltOnFailure && !(result.requestStatus as Response['requestStatus']).result) break
  }
  return results
}

async function executeOne(
  request: Json,
  batch: Batch,
  performer: Performer,
  variables: Record<string, unknown>,
): Promise<Json> {
  const requestType = typeof request.requestType === 'string' ? request.requestType : ''
  const data = filledIn(request, variables)
  const response =
    requestType === 'Sleep' && batch.executionType !== execution.parallel
      ? await sleep(data, batch.executionType, performer)
      : await respond(requestType, data, performer)
  takeOut(request, response, variables)
  return {
    ...(request.requestId === undefined ? {} : { requestId: request.requestId }),
    requestType,
    ...response,
  }
}

function respond(requestType: string, data: Data, performer: Performer): Promise<Response> {
  return new Promise((resolve, reject) => {
    performer.perform(requestType, data, resolve).catch(reject)
  })
}

async function sleep(data: Data, executionType: Execution, performer: Performer): Promise<Response> {
  try {
    const byFrame = executionType === execution.serialFrame
    needed(data, byFrame ? 'sleepFrames' : 'sleepMillis')
    const milliseconds = byFrame
      ? number(data, 'sleepFrames', 0, 10_000) * performer.frame
      : number(data, 'sleepMillis', 0, 50_000)
    await performer.wait(milliseconds)
    return { requestStatus: succeeded }
  } catch (failure) {
    if (failure instanceof RequestRefused) return failure.response()
    throw failure
  }
}

export function asData(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

/** `inputVariables` names for each field of the request the variable that fills it; unknown ones are passed over. */
function filledIn(request: Json, variables: Readonly<Record<string, unknown>>): Data {
  const data = asData(request.requestData)
  const wanted = Object.entries(asData(request.inputVariables) ?? {})
  const filled = wanted.flatMap(([field, name]) =>
    typeof name === 'string' && name in variables ? [[field, variables[name]] as const] : [],
  )
  return filled.length === 0 ? data : { ...data, ...Object.fromEntries(filled) }
}

/** `outputVariables` names for each variable the field of the response that it takes. */
function takeOut(request: Json, response: Response, variables: Record<string, unknown>): void {
  for (const [name, field] of Object.entries(asData(request.outputVariables) ?? {})) {
    const data = response.responseData
    if (typeof field === 'string' && data !== undefined && field in data) variables[name] = data[field]
  }
}
