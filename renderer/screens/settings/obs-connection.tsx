import { PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Acts } from '../../components/acts.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useWords } from '../../i18n/hooks.ts'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useConnection, useRoomField, useStudio } from '../../studio/hooks.ts'
import { EndingAgreed } from './ending-agreed.tsx'
import styles from './obs-connection.module.css'

/** The link to OBS now, the OBS that was found on this PC, another address, or the one to practise on. */
export function ObsConnection({ acts }: { readonly acts: Acts }) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const connect = (url: string | null, password: string | null) =>
    void acts.ask({
      act: 'connect',
      what: t('settings.obs.connect'),
      call: () => client.studio.connectObs({ kind: 'obs', url, password }),
    })
  const rehearse = () =>
    void acts.ask({
      act: 'rehearsal',
      what: t('settings.obs.rehearsal'),
      call: () => client.studio.connectObs({ kind: 'rehearsal' }),
    })
  useAction('rehearsalObs', { label: t('actions.rehearsalObs'), unavailable: away, run: rehearse })
  return (
    <div className={form.form}>
      <LinkState />
      <EndingAgreed acts={acts} />
      <FoundObs unavailable={away} onConnect={() => connect(null, null)} />
      <hr className={form.rule} />
      <OtherAddress unavailable={away} onConnect={connect} />
      <hr className={form.rule} />
      <div className={styles.part}>
        <p className={form.why}>{t('settings.obs.rehearsalWhy')}</p>
        <div className={form.foot}>
          <Button unavailable={away} onPress={rehearse} keys={keyTable.rehearsalObs.keys}>
            {t('settings.obs.rehearsal')}
          </Button>
        </div>
      </div>
    </div>
  )
}

function LinkState() {
  const { t } = useTranslation()
  const say = useWords()
  const link = useRoomField('link')
  if (link === null) return null
  return (
    <div className={styles.state} role="status">
      <span className={styles.phase} data-phase={link.phase}>
        {t(`settings.obs.state.${link.phase}`)}
      </span>
      <span>{t(`settings.obs.kind.${link.kind}`)}</span>
      {link.obsVersion === null ? null : (
        <span className={styles.soft}>{t('settings.obs.version', { version: link.obsVersion })}</span>
      )}
      {link.phase === 'connected' ? (
        <span className={styles.soft}>{link.url}</span>
      ) : (
        <span className={styles.soft}>{say(link.said)}</span>
      )}
      {link.phase !== 'connected' && link.remedy !== null ? (
        <span className={styles.soft}>{say(link.remedy)}</span>
      ) : null}
    </div>
  )
}

type FoundObsProps = { readonly unavailable: string | null; readonly onConnect: () => void }

function FoundObs({ unavailable, onConnect }: FoundObsProps) {
  const { t } = useTranslation()
  const say = useWords()
  const { queries } = useStudio()
  const found = useQuery(queries.studio.discoverObs.queryOptions({ staleTime: 0 }))
  const look = () => void found.refetch()
  useAction('lookForObs', { label: t('actions.lookForObs'), unavailable, run: look })
  const answer = found.isFetching ? undefined : found.data
  useAction(
    'connectObs',
    answer?.found === true ? { label: t('actions.connectObs'), unavailable, run: onConnect } : null,
  )
  return (
    <div className={styles.part}>
      {answer === undefined && !found.isError ? (
        <p className={form.why}>{t('settings.obs.looking')}</p>
      ) : null}
      {found.isError ? <RefusalSlip refusal={refusalOf(found.error)} /> : null}
      {answer === undefined ? null : (
        <div>
          <p className={styles.title}>
            {answer.found ? t('settings.obs.found') : t('settings.obs.notFound')}
          </p>
          <p className={form.why}>{say(answer.said)}</p>
          {answer.remedy === null ? null : <p className={form.why}>{say(answer.remedy)}</p>}
        </div>
      )}
      <div className={form.foot}>
        {answer?.found === true ? (
          <Button look="main" onPress={onConnect} keys={keyTable.connectObs.keys} unavailable={unavailable}>
            {t('settings.obs.connect')}
          </Button>
        ) : null}
        <Button onPress={look} keys={keyTable.lookForObs.keys} unavailable={unavailable}>
          {t('settings.obs.look')}
        </Button>
      </div>
    </div>
  )
}

type OtherAddressProps = {
  readonly unavailable: string | null
  readonly onConnect: (url: string, password: string | null) => void
}

function OtherAddress({ unavailable, onConnect }: OtherAddressProps) {
  const { t } = useTranslation()
  const [url, setUrl] = useState('ws://127.0.0.1:4455')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (url.trim() !== '') onConnect(url.trim(), password === '' ? null : password)
  }
  return (
    <form className={styles.part} onSubmit={submit} aria-label={t('settings.obs.other')}>
      <p className={styles.title}>{t('settings.obs.other')}</p>
      <TextInput
        label={t('settings.obs.url')}
        description={t('settings.obs.urlHint')}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('settings.obs.password')}
        description={t('settings.obs.passwordHint')}
        value={password}
        autoComplete="off"
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ tabIndex: -1, 'aria-hidden': true }}
      />
      <div className={form.foot}>
        <Button submits keys={keyTable.submit.keys} unavailable={unavailable}>
          {t('settings.obs.connectOther')}
        </Button>
      </div>
    </form>
  )
}
