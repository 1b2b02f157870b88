import { CircleHelp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SourceNature } from '#shared/model/rooms.ts'
import type { SourceView } from '#shared/model/views.ts'
import { useActs } from '../components/acts.ts'
import { AnswerLine } from '../components/answer-line.tsx'
import { Button } from '../components/button.tsx'
import { useNow } from '../components/clock.ts'
import { useWords } from '../i18n/hooks.ts'
import { useAction } from '../keys/actions.ts'
import { type ActionName, keyTable } from '../keys/table.ts'
import { useConnection, useRoomField, useStudio } from '../studio/hooks.ts'
import styles from './source-question.module.css'

const answers: readonly { readonly nature: SourceNature; readonly action: ActionName }[] = [
  { nature: 'real', action: 'answerReal' },
  { nature: 'virtual-image', action: 'answerVirtual' },
  { nature: 'media', action: 'answerMedia' },
  { nature: 'overlay', action: 'answerOverlay' },
]

/** Sources in the picture, or hidden for it, of which nobody has said what they are; only while the room is out. */
function useQuestions(): readonly SourceView[] {
  const phase = useRoomField('session')?.phase ?? 'idle'
  const sources = useRoomField('sources') ?? []
  if (phase !== 'live' && phase !== 'rehearsing') return []
  return sources.filter(({ asked, nature, shown, pulled }) => asked && nature === null && (shown || pulled))
}

/** Asks about one source at a time, on every screen, with one key for each answer. */
export function SourceQuestion() {
  const { t } = useTranslation()
  const { client } = useStudio()
  const acts = useActs()
  const questions = useQuestions()
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const [source] = questions
  const offers = answers.map(({ nature, action }) => {
    if (source === undefined) return { action, nature, offer: null }
    const { name, capture } = source
    const label = t('question.answer', { source: name, nature: t(`shell.nature.${nature}`) })
    // What the person saw goes with the answer: a source that changes under their hand is asked about again.
    const call = () => client.room.declareSource({ source: name, nature, seen: capture })
    const run = () => void acts.ask({ act: nature, what: label, call })
    return { action, nature, offer: { label, unavailable: away, run } }
  })
  useAction('answerReal', offers[0]?.offer ?? null)
  useAction('answerVirtual', offers[1]?.offer ?? null)
  useAction('answerMedia', offers[2]?.offer ?? null)
  useAction('answerOverlay', offers[3]?.offer ?? null)
  if (source === undefined) return <AnswerLine acts={acts} />
  return (
    <section aria-label={t('question.name')}>
      <div className={styles.bar}>
        <CircleHelp className={styles.icon} aria-hidden="true" />
        <Question source={source} others={questions.length - 1} />
        <div className={styles.answers}>
          {offers.map(({ action, nature, offer }) =>
            offer === null ? null : (
              <Button
                key={nature}
                look={nature === source.proposed ? 'main' : 'plain'}
                onPress={offer.run}
                keys={keyTable[action].keys}
                unavailable={offer.unavailable}
                name={offer.label}
              >
                {t(`shell.nature.${nature}`)}
              </Button>
            ),
          )}
        </div>
      </div>
      <AnswerLine acts={acts} />
    </section>
  )
}

function Question({ source, others }: { readonly source: SourceView; readonly others: number }) {
  const { t } = useTranslation()
  const say = useWords()
  const { name, kind, capture, before, why } = source
  return (
    <div className={styles.words}>
      <p className={styles.what} role="alert">
        {before === null
          ? t('question.never', { source: name })
          : t('question.changed', { source: name, nature: t(`shell.nature.${before}`) })}
      </p>
      <p className={styles.more}>
        <span className={styles.next}>
          <Next pulled={source.pulled} />
        </span>
        <span>{capture === '' ? t('question.kind', { kind }) : t('question.captures', { capture })}</span>
        {why === null ? null : <span>{say(why)}</span>}
        {others === 0 ? null : <span>{t('question.others', { number: others })}</span>}
      </p>
    </div>
  )
}

/** What the ladder does next where nobody answers, counted down. */
function Next({ pulled }: { readonly pulled: boolean }) {
  const { t } = useTranslation()
  const now = useNow()
  const next = useRoomField('guards')?.find(({ guard }) => guard === 'undeclared')?.next ?? null
  if (pulled) return t('question.hidden')
  if (next === null) return t('question.next.prompt')
  const seconds = Math.max(0, Math.ceil((next.at - now) / 1_000))
  return t(`question.next.${next.rung}`, { seconds })
}
