/** Words of the obs-websocket 5 protocol: op codes, close codes, request status codes and event intents. */

export type Json = Readonly<Record<string, unknown>>

export const op = {
  hello: 0,
  identify: 1,
  identified: 2,
  reidentify: 3,
  event: 5,
  request: 6,
  requestResponse: 7,
  requestBatch: 8,
  requestBatchResponse: 9,
} as const

export const closeCode = {
  messageDecodeError: 4002,
  missingDataField: 4003,
  invalidDataFieldType: 4004,
  invalidDataFieldValue: 4005,
  unknownOpCode: 4006,
  notIdentified: 4007,
  alreadyIdentified: 4008,
  authenticationFailed: 4009,
  unsupportedRpcVersion: 4010,
  unsupportedFeature: 4012,
} as const

export const status = {
  success: 100,
  missingRequestType: 203,
  unknownRequestType: 204,
  genericError: 205,
  unsupportedBatchExecutionType: 206,
  missingRequestField: 300,
  missingRequestData: 301,
  invalidRequestField: 400,
  invalidRequestFieldType: 401,
  requestFieldOutOfRange: 402,
  requestFieldEmpty: 403,
  tooManyRequestFields: 404,
  outputRunning: 500,
  outputNotRunning: 501,
  outputPaused: 502,
  outputNotPaused: 503,
  studioModeNotActive: 506,
  resourceNotFound: 600,
  resourceAlreadyExists: 601,
  invalidResourceType: 602,
  notEnoughResources: 603,
  invalidResourceState: 604,
  invalidInputKind: 605,
  resourceNotConfigurable: 606,
  invalidFilterKind: 607,
  resourceCreationFailed: 700,
  requestProcessingFailed: 702,
  cannotAct: 703,
} as const

/** Execution types of a request batch. */
export const execution = { serialRealtime: 0, serialFrame: 1, parallel: 2 } as const
export type Execution = (typeof execution)[keyof typeof execution]

/** Subscription bits: what a client must have asked for to be told of an event. */
export const intent = {
  general: 1 << 0,
  config: 1 << 1,
  scenes: 1 << 2,
  inputs: 1 << 3,
  transitions: 1 << 4,
  filters: 1 << 5,
  outputs: 1 << 6,
  sceneItems: 1 << 7,
  mediaInputs: 1 << 8,
  vendors: 1 << 9,
  ui: 1 << 10,
  inputVolumeMeters: 1 << 16,
  inputActiveStateChanged: 1 << 17,
  inputShowStateChanged: 1 << 18,
  sceneItemTransformChanged: 1 << 19,
} as const

/** What a client gets that names no subscriptions: every category, but none of the high-volume events. */
export const defaultSubscriptions = (1 << 11) - 1

export type ObsEvent = { readonly eventType: string; readonly eventIntent: number; readonly eventData?: Json }

export type RequestStatus = { readonly result: boolean; readonly code: number; readonly comment?: string }

export type Response = { readonly requestStatus: RequestStatus; readonly responseData?: Json }

export const succeeded: RequestStatus = { result: true, code: status.success }

/** Thrown by a request's handler, caught where requests are dispatched: the request changed nothing and says why. */
export class RequestRefused extends Error {
  readonly code: number
  /** The comment that goes to the client; OBS leaves it out for some codes. */
  readonly comment: string | undefined

  constructor(code: number, comment?: string) {
    super(comment ?? `request refused with status ${code}`)
    this.code = code
    this.comment = comment
  }

  response(): Response {
    return {
      requestStatus: {
        result: false,
        code: this.code,
        ...(this.comment === undefined ? {} : { comment: this.comment }),
      },
    }
  }
}
