/** How a skipped test carries its reason: at the end of its name, where every report shows it. */

/** The name of a test, and why it is skipped, in the form that `skipReason` reads back. */
export function withReason(missing: string | null, name: string): string {
  return missing === null ? name : `${name} [needs: ${missing}]`
}

/** Why a test was skipped, from its full name; null where nobody said. */
export function skipReason(fullName: string): string | null {
  return /\[needs: (.+?)\]/.exec(fullName)?.[1] ?? null
}
