/** A small domain for the ledger's own tests: accounts that can be opened, paid into, and forgotten. */
import { z } from 'zod'
import { commandOf, type LedgerSchema } from '#electron/ledger/schema.ts'
import { ledgerBodies } from '#shared/model/ledger.ts'
import { allowed, type Refusal, refused } from '#shared/model/words.ts'

const bodies = {
  ...ledgerBodies,
  'account.opened': z.object({ account: z.string(), owner: z.string() }),
  'account.paid': z.object({ account: z.string(), amount: z.number().int(), balance: z.number().int() }),
  'account.payment-refused': z.object({ account: z.string(), amount: z.number().int() }),
} as const

const command = commandOf<typeof bodies>()

const refusal: Refusal = {
  code: 'account.overdrawn',
  said: { zh: '余额不足。', en: 'There is not that much in it.' },
  remedy: { zh: '请先存入。', en: 'Pay something in first.' },
  cites: [],
}

type AccountRow = { readonly account: string; readonly owner: string; readonly balance: number }

const open = command({
  input: z.object({ account: z.string(), owner: z.string() }),
  decide: (_db, input) => ({
    drafts: [{ kind: 'account.opened', body: input }],
    outcome: allowed(input.account),
  }),
})

/** Pays `amount` in (or out, where negative); an overdraft is refused, and the refusal recorded. Answers the balance. */
const pay = command({
  input: z.object({ account: z.string(), amount: z.number().int() }),
  decide(db, input) {
    const row = db.one<AccountRow>('SELECT * FROM accounts WHERE account = ?', input.account)
    const balance = (row?.balance ?? 0) + input.amount
    if (row === undefined || balance < 0) {
      return {
        drafts: [{ kind: 'account.payment-refused', body: input }],
        outcome: refused(refusal),
      }
    }
    return { drafts: [{ kind: 'account.paid', body: { ...input, balance } }], outcome: allowed(balance) }
  },
})

const erase = command({
  input: z.object({ seqs: z.array(z.number()), reason: z.string() }),
  decide: (_db, input) => ({ drafts: [{ kind: 'ledger.erased', body: input }], outcome: allowed(null) }),
})

/** Looks and records nothing. */
const balance = command({
  input: z.string(),
  decide: (db, account) => ({
    drafts: [],
    outcome: allowed(
      db.one<AccountRow>('SELECT * FROM accounts WHERE account = ?', account)?.balance ?? null,
    ),
  }),
})

/** Two bugs that a real domain could have: a decision that throws, and a projection that the database refuses. */
const explode = command({
  input: z.enum(['in decide', 'in project']),
  decide(_db, where) {
    if (where === 'in decide') throw new Error('decided to explode')
    return {
      drafts: [{ kind: 'account.opened', body: { account: 'bad', owner: 'nobody' } }],
      outcome: allowed(null),
    }
  },
})

export const accountCommands = { open, pay, erase, balance, explode }

type Body<K extends keyof typeof bodies> = z.output<(typeof bodies)[K]>

export const accountSchema: LedgerSchema<typeof accountCommands> = {
  version: 1,
  bodies,
  tables: [
    {
      name: 'accounts',
      ddl: `CREATE TABLE accounts (account TEXT PRIMARY KEY, owner TEXT NOT NULL CHECK (owner <> 'nobody'),
        balance INTEGER NOT NULL, paid_at INTEGER) STRICT`,
      key: ['account'],
    },
    {
      name: 'payments',
      ddl: 'CREATE TABLE payments (seq INTEGER PRIMARY KEY, account TEXT NOT NULL, amount INTEGER NOT NULL) STRICT',
      key: ['seq'],
    },
  ],
  project({ kind, body, seq, at }) {
    if (kind === 'account.opened') {
      const { account, owner } = body as Body<'account.opened'>
      return [{ op: 'put', table: 'accounts', row: { account, owner, balance: 0, paid_at: null } }]
    }
    if (kind === 'account.paid') {
      const { account, amount, balance } = body as Body<'account.paid'>
      return [
        { op: 'put', table: 'payments', row: { seq, account, amount } },
        { op: 'patch', table: 'accounts', key: { account }, set: { balance, paid_at: at } },
      ]
    }
    return []
  },
  commands: accountCommands,
}
