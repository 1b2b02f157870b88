/** One request of a plan, as obs-websocket 5 spells a RequestBatch entry. */
export type PlannedRequest = {
  readonly requestType: string
  readonly requestData?: Readonly<Record<string, Json>>
  readonly inputVariables?: Readonly<Record<string, string>>
  readonly outputVariables?: Readonly<Record<string, string>>
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Not OBS's to do: the studio writes one of its own pictures to disk again. It goes with the plan like a request. */
const writePicture = 'WritePicture'

export function pictureWritten(file: string): PlannedRequest {
  return { requestType: writePicture, requestData: { file } }
}

/** The file that a request is about writing; null where it is one for OBS. */
export function fileToWrite({ requestType, requestData }: PlannedRequest): string | null {
  const file = requestData?.file
  return requestType === writePicture && typeof file === 'string' ? file : null
}

/** An item that exists already, or one that an earlier request of the same batch makes. */
export type ItemReference = { readonly id: number } | { readonly variable: string }

/** A request about one scene item, whether its id is known or comes out of the batch itself. */
export function onItem(
  requestType: string,
  sceneName: string,
  item: ItemReference,
  data: Readonly<Record<string, Json>> = {},
): PlannedRequest {
  return 'id' in item
    ? { requestType, requestData: { sceneName, sceneItemId: item.id, ...data } }
    : { requestType, requestData: { sceneName, ...data }, inputVariables: { sceneItemId: item.variable } }
}
