import { useTranslation } from 'react-i18next'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import { openScreen } from '../../shell/route.ts'
import { ObsConnection } from '../settings/obs-connection.tsx'
import { RoomForm } from '../settings/room-form.tsx'
import setup from './setup.module.css'
import start from './start.module.css'
import { Steps } from './steps.tsx'

/** What a new data folder still needs after its owner: an OBS, then a room. */
export function Setup({ step }: { readonly step: 'obs' | 'room' }) {
  const { t } = useTranslation()
  const acts = useActs()
  return (
    <section className={start.page} aria-label={t('start.name')}>
      <div className={start.box}>
        <Steps now={step} />
        <h2 className={start.title}>{t(`start.${step}.name`)}</h2>
        {step === 'obs' ? <p className={start.why}>{t('start.obs.why')}</p> : null}
        <div className={setup.card}>
          {step === 'obs' ? <ObsConnection acts={acts} /> : <RoomForm acts={acts} />}
          <AnswerLine acts={acts} />
        </div>
        <div>
          <Button look="quiet" onPress={() => openScreen('settings')}>
            {t('start.later')}
          </Button>
        </div>
      </div>
    </section>
  )
}
