import type { OBSRequestTypes, OBSResponseTypes, RequestBatchRequest } from 'obs-websocket-js/json'
import type { LinkFailure } from '#shared/model/obs.ts'

export type RequestName = keyof OBSRequestTypes
export type RequestData<Name extends RequestName> = OBSRequestTypes[Name]
export type ResponseData<Name extends RequestName> = OBSResponseTypes[Name]

/** One request of a batch, as obs-websocket spells it. */
export type ObsRequest = RequestBatchRequest

/** Why a request has no answer. Never thrown: whoever asks OBS must always look. */
export type CallFailure =
  /** OBS answered no: its RequestStatus code and its own comment. */
  | { readonly kind: 'refused'; readonly code: number; readonly comment: string }
  /** Earlier requests of a halting batch failed, so OBS did not run this one. */
  | { readonly kind: 'not-run' }
  /** There was no connection, so nothing was sent. */
  | { readonly kind: 'not-connected'; readonly failure: LinkFailure | null }
  /** The connection died with the request in flight: OBS may or may not have done it. */
  | { readonly kind: 'link-lost' }
  /** No answer by the deadline: OBS may or may not do it yet. The connection is given up as stale. */
  | { readonly kind: 'timed-out'; readonly afterMs: number }

export type CallOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: CallFailure }

/** The answer to one request of a batch; `value` is OBS's responseData, unread. */
export type RequestOutcome = CallOutcome<unknown>

export type BatchOptions = {
  /** Default 'SerialRealtime': one after the other, as fast as OBS can; 20 requests take about 0.5 ms. */
  readonly executionType?: 'SerialRealtime' | 'SerialFrame' | 'Parallel'
  /** Default false: a failed request does not keep the later ones from running. */
  readonly haltOnFailure?: boolean
  readonly deadlineMs?: number
  /**
   * Send a tiny request this long after the batch, and again each time that long has passed, until the answer is there.
   * OBS leaves Nagle's algorithm on: an answer that follows an event or another answer at once is held for up to 40 ms
   * until this side's next packet acknowledges that one.
   */
  readonly nudgeAfterMs?: number
}
