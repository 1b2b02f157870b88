import { z } from 'zod'

/** A JSON Pointer (RFC 6901), such as `/data/user/name` or `/items/0`; the empty one is the whole document. */
export const Pointer = z.string().regex(/^(\/([^~/]|~[01])*)*$/, 'a JSON Pointer begins with / (RFC 6901)')
export type Pointer = z.infer<typeof Pointer>

/** What lies there; undefined where nothing does. Never looks at what a value inherits. */
export function atPointer(document: unknown, pointer: Pointer): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (value, step) => (isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    document,
  )
}

/** The same document with another value there; unchanged where nothing lies there. */
export function withPointer(
  document: unknown,
  pointer: Pointer,
  change: (value: unknown) => unknown,
): unknown {
  const [step, ...rest] = stepsOf(pointer)
  if (step === undefined) return change(document)
  if (!isObject(document) || !Object.hasOwn(document, step)) return document
  const changed = withPointer(document[step], toPointer(rest), change)
  return Array.isArray(document)
    ? document.map((value: unknown, index) => (String(index) === step ? changed : value))
    : { ...document, [step]: changed }
}

function stepsOf(pointer: Pointer): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function toPointer(steps: readonly string[]): Pointer {
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
