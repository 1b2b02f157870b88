/** Why a comment source ended, in the words that sources use in the ledger. */
const known: Readonly<Record<string, 'closed' | 'read' | 'unreadable'>> = {
  closed: 'closed',
  'the file is read': 'read',
  'the file cannot be read': 'unreadable',
}

/** The part of a key that tells it; `other` for words that this console does not know. */
export function whyEnded(why: string): 'closed' | 'read' | 'unreadable' | 'other' {
  return known[why] ?? 'other'
}
