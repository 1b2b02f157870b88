import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalComment, commentOf, linesOf, segmentLine } from '#electron/comments/kept-line.ts'
import { proveComment } from '#electron/comments/prove.ts'
import { exportLog } from '#electron/ledger/export.ts'
import { nodePrimitives, verifyPath } from '#electron/ledger/verify-path.ts'
import { readCommentLine } from '#shared/ledger/comment-line.ts'
import { type CommentProof, verifyCommentProof } from '#shared/ledger/comment-proof.ts'
import { segmentPath } from '#shared/ledger/comment-segment.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import { incoming, openCommentRoom, testSession } from '#test/harness/comment-room.ts'
import { temporaryFolder } from '#test/harness/ledger-folder.ts'

/** A room in which `count` comments were kept, in batches of seven, and signed for. */
async function signedRoom(count: number) {
  const room = openCommentRoom()
  for (let from = 0; from < count; from += 7) {
    const some = Array.from({ length: Math.min(7, count - from) }, (_, n) => `m-${from + n}`)
    await room.say(...some.map((id) => incoming(id, id === 'm-3' ? '杯子裂了' : '666')))
  }
  room.ledger.checkpoint()
  return room
}

type Room = Awaited<ReturnType<typeof signedRoom>>

function proofOf({ ledger }: Room, seq: number): CommentProof {
  const proof = proveComment(ledger.db, ledger.dataDir, seq, ledger.vkey)
  if (typeof proof === 'string') throw new Error(proof)
  return proof
}

const findings = async (proof: unknown, key: string | null = null) =>
  (await verifyCommentProof(proof, nodePrimitives, key)).findings.map(({ code }) => code)

describe('a comment', () => {
  it('is proved without showing any other', async () => {
    using room = await signedRoom(40)
    for (const seq of [0, 3, 6, 7, 34, 39]) {
      const proof = proofOf(room, seq)
      const report = await verifyCommentProof(
        JSON.parse(JSON.stringify(proof)),
        nodePrimitives,
        room.ledger.vkey,
      )
      expect(report).toMatchObject({ comment: { seq }, key: 'given', findings: [] })
      const others = room.kept.filter((one) => one.seq !== seq).map(({ id }) => `"${id}"`)
      for (const id of others) expect(JSON.stringify(proof)).not.toContain(id)
    }
  })

  it('of which a word was changed is not proved', async () => {
    using room = await signedRoom(10)
    const proof = proofOf(room, 3)
    const { comment } = proof
    expect(await findings({ ...proof, comment: { ...comment, text: '杯子很好' } })).toEqual(['not-in-batch'])
    expect(await findings({ ...proof, comment: { ...comment, seq: 4 } })).toEqual(['not-in-batch'])
    expect(await findings({ ...proof, salt: '0'.repeat(32) })).toEqual(['not-in-batch'])
    expect(await findings({ ...proof, path: proof.path.slice(1) })).toEqual(['not-in-batch'])
    const batch = { ...proof.entry.batch, count: 6 }
    expect(await findings({ ...proof, entry: { ...proof.entry, batch } })).toContain('payload-differs')
    const leaf = proof.entry.leaf.replace('"actor":"studio"', '"actor":"user:x"')
    expect(await findings({ ...proof, entry: { ...proof.entry, leaf } })).toContain('not-in-log')
    expect(await findings(proof, 'somebody+00000000+AAAA')).toContain('key-malformed')
    expect(await findings({ ...proof, checkpoint: proof.checkpoint.replace(/.$/m, 'x') })).not.toEqual([])
    expect(await findings({})).toEqual(['proof-malformed'])
  })

  it('cannot be proved before a checkpoint covers it, or where there is none', async () => {
    using room = await signedRoom(2)
    await room.say(incoming('later', '666'))
    const { db, dataDir, vkey } = room.ledger
    expect(proveComment(db, dataDir, 2, vkey)).toBe('not-signed-yet')
    expect(proveComment(db, dataDir, 9, vkey)).toBe('unknown')
    rmSync(join(dataDir, segmentPath(testSession, '0001')))
    expect(proveComment(db, dataDir, 0, vkey)).toBe('gone')
  })

  it('is written in canonical JSON, whatever is in it, and read back the same', () => {
    const text = fc.string({ unit: 'binary' }).map((any) => any.toWellFormed())
    const comment: fc.Arbitrary<KeptComment> = fc.record({
      seq: fc.nat(),
      platform: fc.constant('demo'),
      source: fc.constant('s'),
      id: text.map((any) => `i${any}`.slice(0, 200).toWellFormed()),
      sentAt: fc.option(fc.nat()),
      receivedAt: fc.nat(),
      user: fc.constantFrom('', '0123456789abcdef0123'),
      name: text,
      text,
      repairs: fc.array(
        fc.record({
          field: fc.constantFrom('text', 'userName'),
          what: fc.constantFrom('cut', 'ill-formed'),
          lengthBefore: fc.nat(),
        }),
      ),
      class: fc.record({
        evaluation: fc.constantFrom('adverse', 'favourable', 'none', 'unknown'),
        adverse: fc.option(fc.nat(1_000).map((thousandths) => thousandths / 1_000)),
        seen: fc.array(text),
        words: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), for: text })),
        repeats: fc.nat(),
      }),
      model: fc.constant('m'),
      filter: fc.option(text),
    })
    fc.assert(
      fc.property(comment, (one) => {
        const line = { text: canonicalComment(one), salt: 'ab'.repeat(16) }
        const bytes = Buffer.from(segmentLine(line))
        const read = readCommentLine(bytes.subarray(0, -1), nodePrimitives)
        expect(read).toEqual({ ok: true, line: { comment: one, salt: line.salt } })
        expect(linesOf(bytes).map(commentOf)).toEqual([one])
      }),
    )
  })
})

describe('a log with comments', () => {
  it('verifies in its data folder and as an export, which holds the comments and nobody’s identity', async () => {
    using room = await signedRoom(30)
    using out = temporaryFolder()
    const { dataDir, vkey } = room.ledger
    const log = join(out.path, 'log')
    await exportLog(dataDir, log)
    for (const path of [dataDir, log]) {
      expect(await verifyPath(path, { key: vkey, earlier: null })).toMatchObject({ found: 0, comments: 30 })
    }
    expect(() => readFileSync(join(log, 'comments/session/identities.jsonl'))).toThrow('ENOENT')
  })

  const codesWith = async (change: (file: string, bytes: Buffer) => void) => {
    using room = await signedRoom(30)
    const file = join(room.ledger.dataDir, segmentPath(testSession, '0001'))
    change(file, readFileSync(file))
    const report = await verifyPath(room.ledger.dataDir, { key: room.ledger.vkey, earlier: null })
    return report.findings.map(({ code }) => code)
  }

  it('does not where a byte of a comment was changed', async () => {
    const codes = await codesWith((file, bytes) => {
      const at = bytes.indexOf('裂')
      bytes.write('好', at)
      writeFileSync(file, bytes)
    })
    expect(codes).toEqual(['comments-differ'])
  })

  it('does not where the file was cut short, or is gone', async () => {
    expect(await codesWith((file, bytes) => writeFileSync(file, bytes.subarray(0, -1)))).toEqual([
      'segment-short',
    ])
    expect(await codesWith((file) => rmSync(file))).toEqual(['segment-missing'])
  })

  it('does where more was written behind what is committed', async () => {
    expect(
      await codesWith((file, bytes) => writeFileSync(file, Buffer.concat([bytes, Buffer.from('{"co')]))),
    ).toEqual([])
  })

  it('never throws, whatever bytes lie there', async () => {
    using room = await signedRoom(8)
    const file = join(room.ledger.dataDir, segmentPath(testSession, '0001'))
    const bytes = readFileSync(file)
    const place = fc.nat(bytes.length - 1)
    await fc.assert(
      fc.asyncProperty(place, fc.nat(255), async (at, value) => {
        const changed = Buffer.from(bytes)
        changed[at] = value
        writeFileSync(file, changed)
        const report = await verifyPath(room.ledger.dataDir, { key: room.ledger.vkey, earlier: null })
        expect(report.found).toBe(bytes[at] === value ? 0 : 1)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a session’s folder', () => {
  it('lies under comments whatever the session is called', () => {
    using folder = temporaryFolder()
    for (const name of ['..', '../../etc', 'a/b', 'C:\\x', '场次 1']) {
      const path = segmentPath(name as typeof testSession, '0001')
      expect(path.split('/')).toHaveLength(3)
      expect(path).not.toContain('..')
      mkdirSync(join(folder.path, path), { recursive: true })
    }
  })
})
