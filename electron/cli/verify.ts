import { readFileSync } from 'node:fs'
import { verifyPath } from '../ledger/verify-path.ts'
import { type Command, needed, readOptions, words } from './command.ts'
import { UsedWrongly } from './failing.ts'
import { type CommentsVerified, isProofFile, verifyComments } from './verify-comments.ts'

const help = `fairlive verify PATH [--key VKEY] [--checkpoint OLD]

Checks an exported log, or a data folder, from its bytes alone: every leaf, payload, tile and the signature.
Where PATH is a file, checks the proof of a comment, or a sample with the proofs of its comments, and prints them.

  --key VKEY         the verifier key that you had from the studio by another way, or a file that holds it
  --checkpoint OLD   a file with a checkpoint that was kept from before: the log must continue it

Exit code 0: nothing wrong. 1: something was found; each finding names its entry.`

export const verifyCommand: Command = {
  name: 'verify',
  does: 'check a log or the proof of a comment, with nothing but its bytes and a key',
  help,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      key: { type: 'string' },
      checkpoint: { type: 'string' },
    })
    const [path = ''] = words(positionals, ['PATH'])
    const key = values.key === undefined ? null : keyText(values.key)
    if (isProofFile(needed(path, 'PATH'))) {
      if (values.checkpoint !== undefined)
        throw new UsedWrongly('--checkpoint goes with a log, not with a proof')
      return said(await verifyComments(path, key))
    }
    const report = await verifyPath(path, {
      key,
      earlier: values.checkpoint === undefined ? null : fileText(values.checkpoint),
    })
    for (const { said, seq, path: file } of report.findings) {
      console.log(
        `✗ ${seq === null ? '' : `#${seq} `}${file === '' ? '' : `[${file}] `}${said.zh} ${said.en}`,
      )
    }
    if (report.found > report.findings.length) {
      console.log(`… ${report.found - report.findings.length} more findings`)
    }
    console.log(
      `${report.origin ?? '(no origin)'}: ${report.signed} entries signed, ${report.unsigned} not signed yet, ${report.erased} erased payloads, ${report.comments} comments`,
    )
    console.log(
      report.key === 'given'
        ? givenKey
        : '密钥只是台账自己的说法：请用 --key 给出从别处得到的密钥。 The key is only the log’s own word: give one that you had elsewhere with --key.',
    )
    console.log(
      report.found === 0 ? '✓ 没有发现问题。 Nothing wrong was found.' : `✗ ${report.found} findings`,
    )
    return report.found === 0 ? 0 : 1
  },
}

const givenKey = '签名用给定的密钥核对。 The signature was checked with the key that was given.'

/** The last lines on a proof or a sample, and the exit code. */
function said({ proved, failed, isDrawn, ownWord }: CommentsVerified): number {
  console.log(
    ownWord
      ? '密钥只是证明文件自己的说法：请用 --key 给出从别处得到的密钥。 The key is only the proof’s own word: give one that you had elsewhere with --key.'
      : givenKey,
  )
  console.log(
    failed === 0
      ? `✓ ${proved} 条评论得到证明。 ${proved} comments are proved.`
      : `✗ ${failed} 条没有得到证明。 ${failed} are not proved.`,
  )
  return failed === 0 && isDrawn ? 0 : 1
}

/** A verifier key as it is, or the file that holds it. */
function keyText(given: string): string {
  return /^[^+\s]+\+[0-9a-f]{8}\+/.test(given) ? given : fileText(given).trim()
}

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsedWrongly(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
