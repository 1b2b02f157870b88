/** The proof of a comment at a stranger's shell: nothing but the file, and a key that was had elsewhere. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { proveComment } from '#electron/comments/prove.ts'
import type { CommentProof } from '#shared/ledger/comment-proof.ts'
import { drawSample } from '#shared/rules/moderation/sample.ts'
import { fairlive } from '#test/harness/cli.ts'
import { incoming, openCommentRoom, testSession } from '#test/harness/comment-room.ts'
import { openStaffedLedger } from '#test/harness/studio-ledger.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
let vkey: string
let proofs: CommentProof[]

/** Clears the screen, and turns the rest of the line around. */
const nasty = '杯子\u001b[2J裂了\u202e\u009b31m'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-proof-'))
  using room = openCommentRoom()
  await room.say(incoming('m-0', '666'), incoming('m-1', nasty), incoming('m-2', '好看'))
  vkey = room.ledger.vkey
  for (let n = 3; n < 40; n++) await room.say(incoming(`m-${n}`, `第 ${n} 句`))
  room.ledger.checkpoint()
  proofs = Array.from({ length: 40 }, (_, seq) => {
    const proof = proveComment(room.ledger.db, room.ledger.dataDir, seq, vkey)
    if (typeof proof === 'string') throw new Error(proof)
    return proof
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function verify(content: unknown, ...more: readonly string[]) {
  const file = join(folder, 'proof.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return fairlive('verify', file, ...more)
}

test('a proof is checked with a key that was given, and says the comment and nothing that a terminal obeys', async () => {
  const { status, stdout, stderr } = await verify(proofs[1], '--key', vkey)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('✓ #1 ')
  expect(stdout).toContain('杯子\\u001b[2J裂了\\u202e\\u009b31m')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is asked
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  expect(stdout).toContain('checked with the key that was given')
  expect(stdout).not.toContain('666')
})

test('without a key it says that it has only the proof’s own word', async () => {
  const { status, stdout } = await verify(proofs[0])
  expect(status).toBe(0)
  expect(stdout).toContain('own word')
})

test('a word that was changed, another studio’s key, and what is no proof: each is found, none proves anything', async () => {
  const [proof] = proofs
  if (proof === undefined) throw new Error('there is a proof')
  const changed = await verify({ ...proof, comment: { ...proof.comment, text: '很好' } }, '--key', vkey)
  expect(changed.status).toBe(1)
  expect(changed.stdout).not.toContain('✓')
  expect(changed.stdout).toContain('1 are not proved')

  using other = openStaffedLedger(undefined)
  const renamed = other.vkey.replace(/^[^+]+/, 'somebody.example/else')
  for (const key of [renamed, 'somebody+00000000+AAAA']) {
    const foreign = await verify(proof, '--key', key)
    expect(foreign.status).toBe(1)
    expect(foreign.stdout).not.toContain('✓')
  }
  for (const nothing of ['', 'not json', '{}', '[]', 'null', '{"format":"fairlive comment proof v1"}']) {
    const answer = await verify(nothing)
    expect([nothing, answer.status]).toEqual([nothing, 1])
    expect(answer.stdout).toContain('✗')
  }
})

test('a sample is proved comment by comment, and one that is not fails it', async () => {
  const sample = {
    format: 'fairlive comment sample v1',
    session: testSession,
    seed: `root\n${testSession}`,
    of: 40,
    wanted: 5,
  }
  const drawn = drawSample(sample, (text) => createHash('sha256').update(text).digest('hex'))
  const drawnProofs = drawn.map((at) => proofs[at])
  const good = await verify({ ...sample, proofs: drawnProofs }, '--key', vkey)
  expect(good.status).toBe(0)
  expect(good.stdout).toContain('5 comments are proved')
  const bad = await verify({
    ...sample,
    proofs: [{ ...drawnProofs[0], salt: '0'.repeat(32) }, ...drawnProofs.slice(1)],
  })
  expect(bad.status).toBe(1)
  expect(bad.stdout).toContain('1 are not proved')
  const other = proofs.find((proof) => !drawnProofs.includes(proof))
  for (const chosen of [[], drawnProofs.slice(1), [...drawnProofs.slice(0, -1), other]]) {
    const answer = await verify({ ...sample, proofs: chosen })
    expect(answer.status).toBe(1)
    expect(answer.stdout).toContain('not the ones that the seed')
  }
})

test('an old checkpoint goes with a log only', async () => {
  const { status, stderr } = await verify(proofs[0], '--checkpoint', join(folder, 'proof.json'))
  expect(status).toBe(2)
  expect(stderr).toContain('--checkpoint')
})
