import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RecordingView } from '#shared/model/views.ts'
import { Button } from '../../components/button.tsx'
import { byteSize, duration, shortHash } from '../../i18n/format.ts'
import { useTimes } from '../../i18n/hooks.ts'
import styles from './recording-table.module.css'

type RecordingTableProps = {
  readonly recordings: readonly RecordingView[]
  readonly chosen: string | null
  readonly onChoose: (recording: string) => void
  readonly onDelete: (recording: string) => void
}

/** Recordings with hash, size and until when they are kept. Deleting is offered; what the studio says to it is shown. */
export function RecordingTable({ recordings, chosen, onChoose, onDelete }: RecordingTableProps) {
  const { t } = useTranslation()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('archive.recordings.file')}</th>
          <th scope="col">{t('archive.recordings.length')}</th>
          <th scope="col">{t('archive.recordings.size')}</th>
          <th scope="col">{t('archive.recordings.hash')}</th>
          <th scope="col">{t('archive.recordings.keptUntil')}</th>
          <th scope="col">
            <span className="unseen">{t('archive.recordings.delete')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {recordings.map((recording) => (
          <Row
            key={recording.id}
            recording={recording}
            chosen={recording.id === chosen}
            onChoose={() => onChoose(recording.id)}
            onDelete={() => onDelete(recording.id)}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = {
  readonly recording: RecordingView
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly onDelete: () => void
}

function Row({ recording, chosen, onChoose, onDelete }: RowProps) {
  const { t } = useTranslation()
  const times = useTimes()
  const { file, seconds, bytes, sha256, keptUntil, state, plays } = recording
  return (
    <tr aria-current={chosen}>
      <td className={styles.file} title={file}>
        <button
          type="button"
          className={styles.play}
          disabled={plays === null}
          onClick={onChoose}
          aria-label={t('archive.recordings.play', { file })}
        >
          <Play size={12} aria-hidden="true" />
          <span className={styles.name}>
            {file === '' ? t(`archive.recordings.state.${state}`) : file.split(/[\\/]/).at(-1)}
          </span>
        </button>
      </td>
      <td>{seconds === null ? '' : duration(seconds * 1_000)}</td>
      <td>{state === 'running' ? '' : byteSize(bytes)}</td>
      <td title={sha256 ?? undefined}>
        {state === 'running' ? null : sha256 === null ? (
          <span className={state === 'missing' ? styles.missing : ''}>
            {state === 'missing' ? t('archive.recordings.state.missing') : t('archive.recordings.hashing')}
          </span>
        ) : (
          <span className="mono">{shortHash(sha256)}</span>
        )}
      </td>
      <td>{keptUntil === null ? '' : times.date(keptUntil)}</td>
      <td>
        <Button look="quiet" onPress={onDelete} name={t('archive.recordings.deleteOf', { file })}>
          {t('archive.recordings.delete')}
        </Button>
      </td>
    </tr>
  )
}
