import type { Table } from '../ledger/schema.ts'

/**
 * Comments themselves are in segments; the tables say where, which of them are guarded, and what was done about them.
 * An act on several comments by one entry (a filter's) has a row for each comment.
 */
export const commentTables: readonly Table[] = [
  {
    name: 'comment_batches',
    key: ['first'],
    ddl: `CREATE TABLE comment_batches (
      first INTEGER PRIMARY KEY, entry INTEGER NOT NULL, session TEXT NOT NULL, segment TEXT NOT NULL,
      offset INTEGER NOT NULL, length INTEGER NOT NULL, count INTEGER NOT NULL, root TEXT NOT NULL,
      adverse INTEGER NOT NULL, favourable INTEGER NOT NULL, none INTEGER NOT NULL, unknown INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX comment_batches_by_session ON comment_batches (session, segment, offset)`,
  },
  {
    name: 'guarded_comments',
    key: ['seq'],
    ddl: `CREATE TABLE guarded_comments (
      seq INTEGER PRIMARY KEY, session TEXT NOT NULL, user TEXT NOT NULL, standing TEXT NOT NULL
    ) STRICT;
    CREATE INDEX guarded_comments_by_user ON guarded_comments (session, user)`,
  },
  {
    name: 'moderation_acts',
    key: ['entry', 'comment'],
    ddl: `CREATE TABLE moderation_acts (
      entry INTEGER NOT NULL, comment INTEGER NOT NULL, session TEXT, platform TEXT NOT NULL, source TEXT NOT NULL,
      user TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL, ground TEXT NOT NULL, ground_seen INTEGER NOT NULL,
      standing TEXT NOT NULL, state TEXT NOT NULL, by_user TEXT, approved_by TEXT, at INTEGER NOT NULL,
      outcome_zh TEXT, outcome_en TEXT, PRIMARY KEY (entry, comment)
    ) STRICT;
    CREATE INDEX moderation_acts_by_comment ON moderation_acts (comment);
    CREATE INDEX moderation_acts_by_session ON moderation_acts (session, state)`,
  },
  {
    name: 'platform_acts',
    key: ['entry'],
    ddl: `CREATE TABLE platform_acts (
      entry INTEGER PRIMARY KEY, session TEXT, what TEXT NOT NULL, comment INTEGER, platform TEXT NOT NULL,
      source TEXT NOT NULL, user TEXT NOT NULL, at INTEGER NOT NULL, adverse INTEGER NOT NULL, acted INTEGER
    ) STRICT;
    CREATE INDEX platform_acts_by_comment ON platform_acts (comment, at)`,
  },
  {
    name: 'comment_filters',
    key: ['filter'],
    ddl: `CREATE TABLE comment_filters (
      filter TEXT PRIMARY KEY, words TEXT NOT NULL, ground TEXT NOT NULL, by_user TEXT, set_seq INTEGER NOT NULL
    ) STRICT`,
  },
  {
    name: 'comment_sources',
    key: ['room'],
    ddl: `CREATE TABLE comment_sources (
      room TEXT PRIMARY KEY, sources TEXT NOT NULL, intake_port INTEGER NOT NULL, set_seq INTEGER NOT NULL
    ) STRICT`,
  },
  {
    name: 'comment_lines',
    key: ['session', 'source'],
    ddl: `CREATE TABLE comment_lines (
      session TEXT NOT NULL, source TEXT NOT NULL, lost_at INTEGER, ended_at INTEGER, PRIMARY KEY (session, source)
    ) STRICT`,
  },
  {
    name: 'comment_purges',
    key: ['session'],
    ddl: 'CREATE TABLE comment_purges (session TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT',
  },
]
