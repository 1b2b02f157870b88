import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../../components/choice.tsx'
import form from '../../components/form.module.css'
import { Panel } from '../../components/panel.tsx'
import { Loading } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useLanguage, useWords } from '../../i18n/hooks.ts'
import { chooseLanguage } from '../../i18n/language.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useStudio } from '../../studio/hooks.ts'
import styles from './about-panel.module.css'

/** Version, ledger, rule packs, what must be known of this studio, and the language. */
export function AboutPanel({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const say = useWords()
  const language = useLanguage()
  const { queries } = useStudio()
  const about = useQuery(queries.studio.about.queryOptions())
  return (
    <Panel title={t('settings.about.name')} className={className} scrolls>
      {about.isPending ? <Loading /> : null}
      {about.isError ? <RefusalSlip refusal={refusalOf(about.error)} /> : null}
      {about.data === undefined ? null : (
        <div className={form.form}>
          {about.data.warnings.map((warning) => (
            <p key={warning.zh} className={styles.warning}>
              <TriangleAlert className={styles.icon} aria-hidden="true" />
              {say(warning)}
            </p>
          ))}
          <dl className={form.facts}>
            <dt>{t('settings.about.version')}</dt>
            <dd>{about.data.version}</dd>
            <dt>{t('settings.about.origin')}</dt>
            <dd className="mono">{about.data.origin}</dd>
            <dt>{t('settings.about.packs')}</dt>
            <dd>
              {about.data.packs.map((pack) => (
                <p key={pack.id}>
                  {pack.id} {pack.version}{' '}
                  <span className={form.hint}>{t('settings.about.inForce', { date: pack.inForce })}</span>
                </p>
              ))}
            </dd>
            <dt>{t('settings.about.language')}</dt>
            <dd>
              <Choice
                legend={t('settings.about.language')}
                value={language}
                options={[
                  { value: 'zh-CN', words: t('settings.about.zh') },
                  { value: 'en', words: t('settings.about.en') },
                ]}
                onChoose={(chosen) => chooseLanguage(chosen, localStorage)}
              />
            </dd>
          </dl>
          {about.data.demo ? <p className={form.hint}>{t('settings.about.demo')}</p> : null}
        </div>
      )}
    </Panel>
  )
}
