/** One request of a plan, as obs-websocket 5 spells a RequestBatch entry. */
export type PlannedRequest = {
  readonly requestType: string
  readonly requestData?: Readonly<Record<string, Json>>
  readonly inputVariables?: Readonly<Record<string, string>>
  readonly outputVariables?: Readonly<Record<string, string>>
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

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
