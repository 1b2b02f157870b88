import { logSize, readEntries } from '../../ledger/log.ts'
import { verifyPath } from '../../ledger/verify-path.ts'
import { entryView } from '../shown/entry-view.ts'
import { evidenceOf } from '../shown/evidence.ts'
import { tail } from '../shown/tail.ts'
import type { Studio } from '../studio.ts'
import { procedures, recorded, refusalError, signedIn } from './context.ts'

const never = new AbortController().signal

export function ledgerRouter(studio: Studio) {
  const { db, door } = studio
  const source = {
    size: () => logSize(db),
    // Commits of comments come by the dozen a second and say nothing to a reader; the comments themselves do.
    read: (from: number, limit: number) =>
      readEntries(db, { from, limit })
        .filter(({ kind }) => kind !== 'comment.batch')
        .map((entry) => entryView(db, entry)),
  }
  return {
    tail: procedures.ledger.tail.handler(({ input, context, signal }) => {
      signedIn(context)
      return tail(source, input, signal ?? never)
    }),
    entries: procedures.ledger.entries.handler(({ input, context }) => {
      signedIn(context)
      return input.seqs
        .flatMap((seq) => readEntries(db, { from: seq, limit: 1 }).filter((entry) => entry.seq === seq))
        .map((entry) => entryView(db, entry))
    }),
    evidence: procedures.ledger.evidence.handler(({ input, context }) => {
      signedIn(context)
      const evidence = evidenceOf(db, input.seq)
      if (evidence === null) {
        throw refusalError({
          code: 'entry.unknown',
          said: {
            zh: `台账里还没有第 ${input.seq} 条。`,
            en: `There is no entry ${input.seq} in the ledger yet.`,
          },
          remedy: { zh: '请从列表里选择。', en: 'Choose one from the list.' },
          cites: [],
        })
      }
      return evidence
    }),
    verify: procedures.ledger.verify.handler(async ({ context }) => {
      signedIn(context)
      const report = await verifyPath(studio.parts.dataDir, { key: studio.parts.vkey || null, earlier: null })
      return {
        size: report.signed + report.unsigned,
        findings: report.findings.map(({ code, seq, said }) => ({
          code,
          seq,
          said: `${said.zh} ${said.en}`,
        })),
      }
    }),
    erase: procedures.ledger.erase.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'ledger.erase', input)),
    ),
    vkey: procedures.ledger.vkey.handler(({ context }) => {
      signedIn(context)
      return { vkey: studio.parts.vkey, keyStore: studio.parts.keyStore }
    }),
  }
}
