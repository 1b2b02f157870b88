import { z } from 'zod'

/** A sentence in both languages of the house; Chinese is the one that counts. */
export const Words = z.object({ zh: z.string().min(1), en: z.string().min(1) })
export type Words = z.infer<typeof Words>

/** Where a rule comes from, and how sure that is (L verbatim, S/S2 secondary sources, M known, M? number to check). */
export const Citation = z.object({
  instrument: z.string().min(1),
  version: z.string(),
  article: z.string(),
  sure: z.enum(['L', 'S2', 'S', 'M', 'M?']),
})
export type Citation = z.infer<typeof Citation>

/**
 * Why something was refused: what was refused and what was seen (`said`), by which rule (`cites`, empty where the
 * studio itself and not the law is the reason), and what would make it allowed (`remedy`).
 */
export const Refusal = z.object({
  code: z.string().min(1),
  said: Words,
  remedy: Words,
  cites: z.array(Citation),
})
export type Refusal = z.infer<typeof Refusal>

/** The outcome of a decision: a value where the caller must look, never an exception. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export function allowed<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refused(refusal: Refusal): Outcome<never> {
  return { ok: false, refusal }
}
