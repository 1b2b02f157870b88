import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { mayRun } from '#shared/rules/roles.ts'
import type { Acts } from '../../components/acts.ts'
import form from '../../components/form.module.css'
import { useMe, useRoomField, useStudio } from '../../studio/hooks.ts'

/** The owner's word, given beforehand, on an OBS that cannot be reached while the room is out. */
export function EndingAgreed({ acts }: { readonly acts: Acts }) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const me = useMe()
  const agreed = useRoomField('endingAgreed') === true
  const hasRoom = useRoomField('room') !== null
  const isOwner = me !== null && mayRun(me.role, 'room.agree-to-ending').ok
  const agree = (wanted: boolean) =>
    void acts.ask({
      act: 'ending',
      what: t('settings.obs.ending'),
      call: () => client.guards.agreeToEnding({ agreed: wanted }),
    })
  return (
    <div>
      <Checkbox
        label={t('settings.obs.ending')}
        checked={agreed}
        disabled={!isOwner || !hasRoom}
        onChange={(event) => agree(event.currentTarget.checked)}
      />
      <p className={form.hint}>
        {t('settings.obs.endingWhy')} {isOwner ? null : t('settings.obs.endingOwner')}
      </p>
    </div>
  )
}
