/**
 * Keeps a few comments in the folder that it is given, through a restart, and writes one JSON line for each batch the
 * moment it knows: what stands there as kept was acknowledged, whatever happens to this process next.
 */
import { writeSync } from 'node:fs'
import { incoming, openCommentRoom } from './comment-room.ts'

const dataDir = process.argv[2]
if (dataDir === undefined) throw new Error('usage: comment-driver FOLDER')

const room = openCommentRoom({ dataDir })
const batches = [['a', 'b'], ['c'], ['d', 'e', 'f']]
for (const ids of batches) {
  const kept = await room
    .say(...ids.map((id) => incoming(id, `评论 ${id}`, { userId: `user of ${id}` })))
    .then(
      () => true,
      () => false,
    )
  writeSync(1, `${JSON.stringify({ ids, kept })}\n`)
  if (ids.includes('c')) await room.reopen()
}
room.ledger.checkpoint()
room[Symbol.dispose]()
