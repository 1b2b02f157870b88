import { Drawer } from '@mantine/core'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { GuardId, GuardRow } from '#shared/model/guards.ts'
import { Button } from '../../components/button.tsx'
import { Citations } from '../../components/citation.tsx'
import { useNow } from '../../components/clock.ts'
import drawer from '../../components/evidence-drawer.module.css'
import { FactRow } from '../../components/fact-row.tsx'
import { useTimes, useWords } from '../../i18n/hooks.ts'
import { useRoomField } from '../../studio/hooks.ts'
import { GuardHolds } from './guard-holds.tsx'
import { GuardIncidents } from './guard-incidents.tsx'

type GuardDrawerProps = {
  readonly guard: GuardId | null
  readonly onClose: () => void
  readonly onEvidence: (seq: number) => void
}

/** One guard beside the screen: what was seen, what was done, what follows, by which rule, and who holds what. */
export function GuardDrawer({ guard, onClose, onEvidence }: GuardDrawerProps) {
  const { t } = useTranslation()
  const row = useRoomField('guards')?.find((each) => each.guard === guard) ?? null
  return (
    <Drawer.Root opened={guard !== null} onClose={onClose} position="right" size={480}>
      <Drawer.Overlay backgroundOpacity={0.55} />
      <Drawer.Content>
        <Drawer.Body>
          <div className={drawer.head}>
            <Drawer.Title className={drawer.title ?? ''}>
              {guard === null ? '' : t('guard.name', { guard: t(`live.guards.${guard}`) })}
            </Drawer.Title>
            <Button look="quiet" icon={X} onPress={onClose}>
              {t('shell.act.close')}
            </Button>
          </div>
          {row === null ? null : (
            <>
              <GuardFacts row={row} />
              <GuardIncidents guard={row.guard} onEvidence={onEvidence} />
              <GuardHolds row={row} />
            </>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function GuardFacts({ row }: { readonly row: GuardRow }) {
  const { t } = useTranslation()
  const say = useWords()
  const times = useTimes()
  const { seen, last, lastAt, lastRepairMs, cites } = row
  return (
    <dl className={drawer.evidence}>
      <FactRow name={t('guard.state')}>{t(`live.guards.state.${row.state}`)}</FactRow>
      <FactRow name={t('guard.seen')}>
        {seen.length === 0
          ? t('guard.seenNothing')
          : seen.map(({ fact, where, said }) => <p key={`${fact} ${where}`}>{say(said)}</p>)}
      </FactRow>
      <FactRow name={t('guard.ladder')}>
        <LadderPlace row={row} />
      </FactRow>
      <FactRow name={t('guard.last')}>
        {last === null || lastAt === null || lastRepairMs === null ? (
          t('guard.lastNever')
        ) : (
          <>
            {last.seen.map(({ fact, where, said }) => (
              <p key={`${fact} ${where}`}>{say(said)}</p>
            ))}
            <p>
              {t('guard.lastDone', {
                time: times.time(lastAt),
                ms: Math.round(lastRepairMs),
                attempts: last.attempts,
                how: last.how,
              })}
            </p>
          </>
        )}
      </FactRow>
      <FactRow name={t('guard.rules')}>
        {cites.length === 0 ? t('guard.noRules') : <Citations cites={cites} />}
      </FactRow>
    </dl>
  )
}

function LadderPlace({ row: { rung, next } }: { readonly row: GuardRow }) {
  const { t } = useTranslation()
  const now = useNow()
  const seconds = next === null ? 0 : Math.ceil((next.at - now) / 1_000)
  const name = next === null ? '' : t(`live.guards.rungs.${next.rung}`)
  return (
    <>
      <p>{rung === null ? t('guard.ground') : t('guard.stands', { rung: t(`live.guards.rungs.${rung}`) })}</p>
      {next === null ? null : (
        <p>{seconds > 0 ? t('guard.next', { rung: name, seconds }) : t('guard.nextNow', { rung: name })}</p>
      )}
    </>
  )
}
