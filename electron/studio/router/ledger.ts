import { isOut } from '#shared/rules/session.ts'
import { logSize, readEntries } from '../../ledger/log.ts'
import type { Reader } from '../../ledger/schema.ts'
import { verifyPath } from '../../ledger/verify-path.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import { erasableOf } from '../erasable.ts'
import { deletePictures, picturesNamedBy } from '../pictures/evidence-erase.ts'
import { EvidenceFolder, evidenceDir } from '../pictures/evidence-folder.ts'
import { entryView } from '../shown/entry-view.ts'
import { evidenceOf } from '../shown/evidence.ts'
import { tail } from '../shown/tail.ts'
import type { Studio } from '../studio.ts'
import { procedures, recorded, refusalError, requireRight, signedIn } from './context.ts'
import { unknownSession } from './unknown-session.ts'

const never = new AbortController().signal

export function ledgerRouter(studio: Studio) {
  const { db, door } = studio
  const evidence = new EvidenceFolder(evidenceDir(studio.parts.dataDir))
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
    erasable: procedures.ledger.erasable.handler(({ input, context }) => {
      requireRight(db, signedIn(context), 'ledger.erase')
      const erasable = erasableOf(db, input.session, studio.pack)
      if (erasable === null) throw refusalError(unknownSession)
      return erasable
    }),
    erase: procedures.ledger.erase.handler(async ({ input, context }) => {
      const user = signedIn(context)
      requireRight(db, user, 'ledger.erase')
      if (isOutNow(db)) throw refusalError(whileOut)
      const pictures = picturesNamedBy(db, input.seqs)
      const answer = recorded(await door.asUser(user, 'ledger.erase', input))
      await deletePictures(db, evidence, pictures)
      return answer
    }),
    vkey: procedures.ledger.vkey.handler(({ context }) => {
      signedIn(context)
      return { vkey: studio.parts.vkey, keyStore: studio.parts.keyStore }
    }),
  }
}

function isOutNow(db: Reader): boolean {
  const room = theRoom(db)
  return room !== undefined && isOut(latestSession(db, room.id)?.phase ?? 'idle')
}

const whileOut = {
  code: 'erase.while-out',
  said: {
    zh: '直播或彩排中不能擦除台账内容：擦除要重放整个台账，其间什么也记不下来。',
    en: 'Nothing is erased while the room is live or rehearsing: it replays the whole log, and nothing can be recorded meanwhile.',
  },
  remedy: { zh: '请下播以后再擦除。', en: 'Erase after the session is closed.' },
  cites: [],
}
