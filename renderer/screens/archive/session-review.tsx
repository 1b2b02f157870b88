import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordingView, SessionView } from '#shared/model/views.ts'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { EvidenceDrawer } from '../../components/evidence-drawer.tsx'
import { Panel } from '../../components/panel.tsx'
import { Quiet } from '../../components/quiet.tsx'
import { useTimes } from '../../i18n/hooks.ts'
import { useAction } from '../../keys/actions.ts'
import { useStudio } from '../../studio/hooks.ts'
import screen from './archive-screen.module.css'
import { RecordingTable } from './recording-table.tsx'
import { SessionEntries } from './session-entries.tsx'
import styles from './session-review.module.css'

/** One session: the player, its recordings, and the entries of the time, which seek the player. */
export function SessionReview({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const times = useTimes()
  const acts = useActs()
  const video = useRef<HTMLVideoElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [evidence, setEvidence] = useState<number | null>(null)
  const { recordings } = session
  const recording =
    recordings.find((one) => one.id === chosen) ??
    recordings.find((one) => one.plays !== null) ??
    recordings[0] ??
    null

  const remove = (id: string) => {
    const found = recordings.find((one) => one.id === id)
    if (found === undefined) return
    void acts.ask({
      act: id,
      what: t('archive.recordings.deleteWhat', { file: found.file }),
      call: () => client.archive.deleteRecording({ recording: found.id }),
    })
  }
  useAction(
    'deleteRecording',
    recording === null ? null : { label: t('actions.deleteRecording'), run: () => remove(recording.id) },
  )
  const seek = (at: number) => {
    const element = video.current
    if (element === null || recording === null) return
    element.currentTime = Math.max(0, (at - recording.startedAt) / 1_000)
  }
  return (
    <>
      <Panel
        title={t('archive.session.name', { at: times.dateAndTime(session.liveAt ?? session.begunAt) })}
        className={screen.player}
      >
        {recording === null || recording.plays === null ? (
          <NothingToPlay recording={recording} />
        ) : (
          <div className={styles.frame}>
            {/* biome-ignore lint/a11y/useMediaCaption: a recording of the programme has no captions of its own */}
            <video
              key={recording.id}
              ref={video}
              className={styles.video}
              src={recording.plays}
              controls
              preload="metadata"
              aria-label={t('archive.recordings.player')}
            />
          </div>
        )}
      </Panel>
      <Panel
        title={t('archive.recordings.name')}
        className={screen.recordings}
        scrolls
        answer={<AnswerLine acts={acts} />}
      >
        {recordings.length === 0 ? (
          <Quiet what={t('archive.recordings.empty')} why={t('archive.recordings.emptyWhy')} />
        ) : (
          <RecordingTable
            recordings={recordings}
            chosen={recording?.id ?? null}
            onChoose={setChosen}
            onDelete={remove}
          />
        )}
      </Panel>
      <SessionEntries
        session={session}
        recording={recording}
        onSeek={seek}
        onEvidence={setEvidence}
        className={screen.entries}
      />
      <EvidenceDrawer seq={evidence} onClose={() => setEvidence(null)} />
    </>
  )
}

function NothingToPlay({ recording }: { readonly recording: RecordingView | null }) {
  const { t } = useTranslation()
  if (recording === null) {
    return <Quiet what={t('archive.recordings.empty')} why={t('archive.recordings.emptyWhy')} />
  }
  if (recording.state === 'missing') return <Quiet what={t('archive.recordings.state.missing')} />
  return <Quiet what={t('archive.recordings.notYet')} why={t('archive.recordings.notYetWhy')} />
}
