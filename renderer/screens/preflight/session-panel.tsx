import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Way } from '#shared/model/rooms.ts'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Choice } from '../../components/choice.tsx'
import { Panel } from '../../components/panel.tsx'
import { useConnection, useRoomField, useRoomFresh, useStudio } from '../../studio/hooks.ts'
import { usePeople } from '../../studio/people.ts'
import { PreflightActs } from './preflight-acts.tsx'
import styles from './session-panel.module.css'

/** The session: where it stands, who supervises, which way it goes out, and the acts that move it. */
export function SessionPanel({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const acts = useActs()
  const fresh = useRoomFresh()
  const people = usePeople()
  const connected = useConnection().state === 'connected'
  const room = useRoomField('room')
  const session = useRoomField('session')
  const phase = session?.phase ?? 'idle'
  const [chosen, setChosen] = useState('')
  const supervisors = people.filter((user) => user.active && ['supervisor', 'owner'].includes(user.role))
  const supervisor = people.find((user) => user.id === (session?.supervisor ?? chosen)) ?? null
  const isSettled = phase !== 'idle' && phase !== 'archived'

  const changeWay = (way: Way) => {
    if (room === null) return
    const { id: _, ...rest } = room
    const call = () => client.room.change({ ...rest, way })
    void acts.ask({ act: 'way', what: t('preflight.room.changeWay'), call })
  }
  return (
    <Panel
      title={t('preflight.room.name')}
      className={className}
      old={!fresh}
      answer={<AnswerLine acts={acts} />}
      answerAt="top"
    >
      <div className={styles.body}>
        <SessionState />
        <div className={styles.fields}>
          <NativeSelect
            label={t('preflight.room.supervisor')}
            description={t('preflight.room.supervisorHint')}
            value={supervisor?.id ?? ''}
            disabled={isSettled}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={[
              { value: '', label: t('preflight.room.supervisorNone') },
              ...supervisors.map((user) => ({ value: user.id, label: user.name })),
            ]}
          />
          <div className={styles.field}>
            {t('preflight.room.way')}
            <Choice
              legend={t('preflight.room.way')}
              value={room?.way ?? 'obs-stream'}
              options={Way.options.map((way) => ({ value: way, words: t(`preflight.room.${way}`) }))}
              onChoose={changeWay}
              disabled={room === null || !connected || phase === 'live' || phase === 'rehearsing'}
            />
          </div>
        </div>
        <PreflightActs acts={acts} supervisor={supervisor?.id ?? null} />
      </div>
    </Panel>
  )
}

function SessionState() {
  const { t } = useTranslation()
  const phase = useRoomField('session')?.phase ?? 'idle'
  const failing = useRoomField('checks')?.filter((check) => check.outcome === 'fail').length ?? 0
  if (phase === 'idle' || phase === 'archived') {
    return (
      <div>
        <p className={styles.state}>{t('preflight.state.idle')}</p>
        <p className={styles.why}>{t('preflight.beginWhy')}</p>
      </div>
    )
  }
  const words =
    phase === 'preflight'
      ? failing === 0
        ? t('preflight.state.ready')
        : t('preflight.state.failing', { number: failing })
      : t(`preflight.state.${phase}`)
  return <p className={styles.state}>{words}</p>
}
