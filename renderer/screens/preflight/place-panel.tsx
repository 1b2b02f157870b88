import { useTranslation } from 'react-i18next'
import type { Place } from '#shared/model/places.ts'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Citations } from '../../components/citation.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useTimes, useWords } from '../../i18n/hooks.ts'
import { useRoomField, useRoomFresh } from '../../studio/hooks.ts'
import { Compass } from './compass.tsx'
import { PlaceForm } from './place-form.tsx'
import styles from './place-panel.module.css'

/** Where the room is: what was declared, what the pack answers, and the form to declare it anew. */
export function PlacePanel({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const acts = useActs()
  const fresh = useRoomFresh()
  const place = useRoomField('place')
  return (
    <Panel
      title={t('preflight.place.name')}
      className={className}
      old={!fresh}
      scrolls
      answer={<AnswerLine acts={acts} />}
      answerAt="top"
    >
      {place === null ? null : <PlaceVerdict place={place} />}
      <PlaceForm key={place?.at ?? 0} acts={acts} declared={place?.statement ?? null} />
    </Panel>
  )
}

function PlaceVerdict({ place }: { readonly place: Place }) {
  const { t } = useTranslation()
  const say = useWords()
  const times = useTimes()
  const { verdict } = place
  if (verdict.decision === 'refuse') {
    return (
      <div className={styles.slip}>
        <RefusalSlip
          refusal={{ code: verdict.answer, said: verdict.said, remedy: verdict.remedy, cites: verdict.cites }}
        />
      </div>
    )
  }
  const { nearest } = verdict
  return (
    <div className={styles.verdict} data-decision={verdict.decision}>
      <Compass bearing={nearest?.bearing ?? null} className={styles.compass} />
      <div>
        <p className={styles.answer}>{t(`preflight.place.answer.${verdict.answer}`)}</p>
        <p>{say(verdict.said)}</p>
        <p className={styles.facts}>
          {nearest === null
            ? t('preflight.place.at', { at: times.time(place.at) })
            : t('preflight.place.nearest', {
                name: nearest.name,
                metres: Math.round(nearest.metres),
                bearing: Math.round(nearest.bearing),
              })}
        </p>
        {verdict.decision === 'warn' ? <p className={styles.facts}>{say(verdict.remedy)}</p> : null}
        <Citations cites={verdict.cites} />
      </div>
    </div>
  )
}
