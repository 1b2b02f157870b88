import { useTranslation } from 'react-i18next'
import type { DeskView, SourceState } from '#shared/model/comment-views.ts'
import { useNow } from '../../../components/clock.ts'
import { useTimes, useWords } from '../../../i18n/hooks.ts'
import { whyEnded } from '../../../i18n/why-ended.ts'
import { useRoomField } from '../../../studio/hooks.ts'
import styles from './sources-panel.module.css'

type SourceFactsProps = {
  readonly source: SourceState
  readonly problem: DeskView['problems'][number] | null
  /** It waits for others to come. */
  readonly listens: boolean
}

/** What is known of a source's completeness, each with what to do where somebody must do something. */
export function SourceFacts({ source, problem, listens }: SourceFactsProps) {
  const { t } = useTranslation()
  const say = useWords()
  const times = useTimes()
  const { line, partial, missed, dropped } = source
  const isOpen = useIsOpen()
  return (
    <>
      {problem === null ? null : (
        <>
          <Fact asks>{say(problem.said)}</Fact>
          <Fact>{say(problem.remedy)}</Fact>
        </>
      )}
      {line === null && problem === null && !(listens && source.silent !== null) ? (
        <Fact>
          {t(listens ? 'sources.fact.listens' : isOpen ? 'sources.fact.opening' : 'sources.fact.waits')}
        </Fact>
      ) : null}
      {line?.fact === 'refused' ? (
        <>
          <Fact asks>{say(line.said)}</Fact>
          <Fact>{say(line.remedy)}</Fact>
        </>
      ) : null}
      {line?.fact === 'lost' ? (
        <Fact asks>
          {t(listens ? 'sources.fact.senderLost' : 'sources.fact.lost', {
            since: times.time(line.at),
            why: line.why,
          })}
        </Fact>
      ) : null}
      {line?.fact === 'ended' ? (
        <Fact>{t(`sources.fact.ended-${whyEnded(line.why)}`, { why: line.why })}</Fact>
      ) : null}
      <Silence source={source} listens={listens} />
      {partial?.fact === 'partial' ? (
        <Fact asks>
          {t('sources.fact.partial', { rule: say(partial.rule) })}
          {partial.keywords.length === 0
            ? null
            : ` ${t('sources.fact.keywords', { words: partial.keywords.join(' · ') })}`}
        </Fact>
      ) : null}
      {missed?.fact === 'missed' ? (
        <Fact asks>
          {t(missed.certain ? 'sources.fact.missed' : 'sources.fact.mayHaveMissed', {
            from: times.time(missed.from),
            to: times.time(missed.to),
          })}
          {missed.count === null ? null : ` ${t('sources.fact.count', { number: missed.count })}`}
        </Fact>
      ) : null}
      {dropped === 0 ? null : <Fact asks>{t('sources.fact.dropped', { number: dropped })}</Fact>}
    </>
  )
}

/** How long nothing has been heard, counted on while it is so. */
function Silence({ source: { silent }, listens }: Pick<SourceFactsProps, 'source' | 'listens'>) {
  const { t } = useTranslation()
  const now = useNow()
  if (silent?.fact !== 'silent') return null
  const seconds = Math.max(Math.round(silent.seconds), Math.floor((now - silent.from) / 1_000))
  return <Fact asks>{t(listens ? 'sources.fact.notHandedIn' : 'sources.fact.silent', { seconds })}</Fact>
}

function Fact({ asks = false, children }: { readonly asks?: boolean; readonly children: React.ReactNode }) {
  return (
    <p className={styles.fact} data-asks={asks}>
      {children}
    </p>
  )
}

/** Comments are fetched while a session is under way. */
function useIsOpen(): boolean {
  const phase = useRoomField('session')?.phase ?? 'idle'
  return phase !== 'idle' && phase !== 'archived'
}
