import type { Pointer } from '#shared/model/comment-sources.ts'

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
