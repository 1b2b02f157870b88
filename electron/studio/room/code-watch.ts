import type { SessionId } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Sight } from '#shared/model/sight.ts'
import { codeStanding } from '#shared/rules/qr-codes.ts'
import type { RecordOf } from '../../guards/record.ts'

export type CodeRecord = RecordOf<'probe.qr-seen'>

/** Records each QR code that comes into the picture, once in a session. */
export class CodeWatch {
  readonly #record: (record: CodeRecord) => void
  #session: SessionId | null = null
  #told = new Set<string>()

  constructor(record: (record: CodeRecord) => void) {
    this.#record = record
  }

  look({ codes, scene }: Sight, intent: Intent | null): void {
    if (intent?.probe == null) return
    if (intent.session !== this.#session) {
      this.#session = intent.session
      this.#told = new Set()
    }
    for (const content of codes) {
      if (this.#told.has(content)) continue
      this.#told.add(content)
      const standing = codeStanding(content, intent.probe.codes)
      this.#record({ kind: 'probe.qr-seen', body: { content, scene, standing } })
    }
  }
}
