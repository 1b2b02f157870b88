import type { Recording } from '#shared/model/archive.ts'
import type { RecordingId } from '#shared/model/ids.ts'
import type { Citation } from '#shared/model/words.ts'
import { isoDay, shanghaiDay } from '#shared/rules/calendar.ts'
import { type Context, type Decision, refusedWith } from '../ledger/decision.ts'

/**
 * Nothing is deleted before its time. Until then the request itself is what is recorded; afterwards erasure is the
 * retention's own work, not a person's click.
 */
export function decideDeleteRecording(
  state: { readonly recording: Recording | undefined; readonly cites: readonly Citation[] },
  command: { readonly recording: RecordingId },
  context: Context,
): Decision<never> {
  const { recording } = state
  if (recording === undefined) {
    return refusedWith({
      code: 'recording.unknown',
      said: { zh: '没有这段录像。', en: 'There is no such recording.' },
      remedy: { zh: '请从场次页面重新选择。', en: "Choose again from the session's page." },
      cites: [],
    })
  }
  if (recording.keptUntil === null) {
    return refusedWith({
      code: 'recording.not-kept-yet',
      said: {
        zh: '这段录像还没有归档，不能删除。',
        en: 'This recording is not archived yet and cannot be deleted.',
      },
      remedy: { zh: '请等待下播和归档完成。', en: 'Wait until the session is closed and archived.' },
      cites: [...state.cites],
    })
  }
  const until = isoDay(shanghaiDay(recording.keptUntil))
  if (context.now < recording.keptUntil) {
    return refusedWith(
      {
        code: 'recording.kept-until',
        said: {
          zh: `这段录像必须保存到 ${until}，不能提前删除。`,
          en: `This recording must be kept until ${until} and cannot be deleted earlier.`,
        },
        remedy: {
          zh: '磁盘不够时，请把旧录像移到更大的磁盘，不要删除。',
          en: 'If the disk is short, move old recordings to a larger one instead.',
        },
        cites: [...state.cites],
      },
      {
        kind: 'recording.delete-refused',
        body: { recording: command.recording, keptUntil: recording.keptUntil },
        session: recording.session,
      },
    )
  }
  return refusedWith({
    code: 'recording.purged-by-itself',
    said: {
      zh: `这段录像的保存期已于 ${until} 届满。`,
      en: `The time of this recording was over on ${until}.`,
    },
    remedy: {
      zh: '请在文件管理器中移走文件；台账只保留哈希。',
      en: 'Remove the file in the file manager; the ledger keeps its hash only.',
    },
    cites: [...state.cites],
  })
}
