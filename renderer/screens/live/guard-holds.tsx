import { useTranslation } from 'react-i18next'
import type { GuardRow } from '#shared/model/guards.ts'
import type { HoldView } from '#shared/model/views.ts'
import { type Acts, useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import { useTimes } from '../../i18n/hooks.ts'
import { useRoomField, useStudio } from '../../studio/hooks.ts'
import { usePeople } from '../../studio/people.ts'
import { ApproveHoldForm } from './approve-hold-form.tsx'
import styles from './guard-holds.module.css'
import { HoldForm } from './hold-form.tsx'

/** The holds on one guard, and the ways to ask for one, to approve it and to end it. */
export function GuardHolds({ row }: { readonly row: GuardRow }) {
  const { t } = useTranslation()
  const acts = useActs()
  const phase = useRoomField('session')?.phase
  const holds = useRoomField('holds')?.filter(({ guard }) => guard === row.guard) ?? []
  const isOut = phase === 'live' || phase === 'rehearsing'
  return (
    <section className={styles.holds} aria-label={t('guard.holds')}>
      <AnswerLine acts={acts} />
      {holds.map((hold) => (
        <HoldRow key={hold.hold} hold={hold} acts={acts} />
      ))}
      {isOut ? <HoldForm row={row} acts={acts} /> : null}
    </section>
  )
}

function HoldRow({ hold, acts }: { readonly hold: HoldView; readonly acts: Acts }) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const times = useTimes()
  const people = usePeople()
  const name = people.find(({ id }) => id === hold.askedBy)?.name ?? t('entries.studio')
  const rung = t(`live.guards.rungs.${hold.rung}`)
  const told = { who: name, rung, minutes: hold.minutes, reason: hold.reason }
  const isWaiting = hold.until === null
  const end = isWaiting ? t('guard.takeBack') : t('guard.end')
  return (
    <div className={styles.hold} data-waiting={isWaiting}>
      <p>
        {hold.until === null
          ? t('guard.waiting', told)
          : t('guard.inEffect', { ...told, until: times.time(hold.until) })}
      </p>
      {isWaiting ? <ApproveHoldForm hold={hold} acts={acts} /> : null}
      <Button
        onPress={() =>
          void acts.ask({ act: 'end', what: end, call: () => client.guards.endHold({ hold: hold.hold }) })
        }
      >
        {end}
      </Button>
    </div>
  )
}
