/** The shape of `ledger.sqlite`, apart from the projected tables, which belong to the domain. */

/** Raised when an older product could no longer read the file; it then refuses with `ledger.newer-format`. */
export const ledgerFormat = 1

/** SQLite's `application_id`: "Fair", so that the file can be told from any other database. */
export const applicationId = 0x46616972

export const ledgerFile = 'ledger.sqlite'

/**
 * - `entries`: the leaves, for ever. `leaf` is the canonical JSON of the envelope, `leaf_hash` its RFC 6962 hash.
 * - `payloads`: what can be erased; salt (hex) and canonical body of the entry with that seq.
 * - `tile_roots`: root of each full tile `n` of tile level `level`; equally, entry `n` of tile level `level + 1`.
 * - `checkpoints`: every signed checkpoint; `root` in base64 as in the note.
 * - `facts`: single values: the verifier key, and the fingerprint of the schema that the tables were projected with.
 */
export const logTables = `
CREATE TABLE entries (seq INTEGER PRIMARY KEY, leaf TEXT NOT NULL, leaf_hash BLOB NOT NULL) STRICT;
CREATE TABLE payloads (seq INTEGER PRIMARY KEY, salt TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE tile_roots (level INTEGER NOT NULL, n INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (level, n)) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, root TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

export const logTableNames: ReadonlySet<string> = new Set([
  'entries',
  'payloads',
  'tile_roots',
  'checkpoints',
  'facts',
])
