import { useQuery } from '@tanstack/react-query'
import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Loading } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useLanguage } from '../../i18n/hooks.ts'
import { chooseLanguage } from '../../i18n/language.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useConnection, useStudio } from '../../studio/hooks.ts'
import { FirstOwner } from './first-owner.tsx'
import { SignIn } from './sign-in.tsx'
import styles from './start.module.css'

/** The way in: the owner of a new data folder, or the sign-in. */
export function Entrance() {
  const { t } = useTranslation()
  const { queries } = useStudio()
  const language = useLanguage()
  const connection = useConnection()
  const list = useQuery(queries.people.list.queryOptions())
  return (
    <main className={styles.page}>
      <div className={styles.language}>
        <Button
          look="quiet"
          icon={Languages}
          onPress={() => chooseLanguage(language === 'en' ? 'zh-CN' : 'en', localStorage)}
        >
          {t('shell.header.language')}
        </Button>
      </div>
      <div className={styles.box}>
        <p className={styles.product}>{t('shell.product')}</p>
        {connection.state === 'lost' || connection.state === 'turned-away' ? (
          <p className={styles.why}>{t('shell.states.offline')}</p>
        ) : null}
        {list.isPending ? <Loading /> : null}
        {list.isError ? <RefusalSlip refusal={refusalOf(list.error)} /> : null}
        {list.data === undefined ? null : list.data.firstStart ? (
          <FirstOwner />
        ) : (
          <SignIn users={list.data.users} demoPin={list.data.demoPin} />
        )}
      </div>
    </main>
  )
}
