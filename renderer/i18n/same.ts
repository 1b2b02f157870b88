/** The same keys with other words: what the second language must have, no more and no less. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> }
