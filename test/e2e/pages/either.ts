/** A name as the console has it in either of its languages, and nothing more than that name. */
export function either(zh: string, en: string): RegExp {
  return new RegExp(`^(?:${literal(zh)}|${literal(en)})$`)
}

/** The same, as the beginning of a name that goes on with what it is about. */
export function eitherBegins(zh: string, en: string): RegExp {
  return new RegExp(`^(?:${literal(zh)}|${literal(en)})`)
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
