import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceSet, SourceState } from '#shared/model/comment-views.ts'
import { Button } from '../../../components/button.tsx'
import { useDeskField } from '../../../studio/hooks.ts'
import { SourceFacts } from './source-facts.tsx'
import styles from './sources-panel.module.css'

const marks = {
  waits: CircleDashed,
  listens: CircleDashed,
  connected: CircleCheck,
  lost: TriangleAlert,
  refused: TriangleAlert,
  problem: TriangleAlert,
  ended: CircleX,
} as const

type SourceRowProps = {
  readonly source: SourceState
  /** As it was set; null for whoever may not change it. */
  readonly set: SourceSet | null
  readonly onChange: () => void
  readonly onRemove: () => void
}

/** One source: its line, what is known of its completeness, and what to do where something is wrong. */
export function SourceRow({ source, set, onChange, onRemove }: SourceRowProps) {
  const { t } = useTranslation()
  const problem = useDeskField('problems')?.find((one) => one.source === source.name) ?? null
  const listens = useDeskField('intakePort') !== null && source.kind === 'intake'
  const line = problem === null ? lineOf(source, listens) : 'problem'
  const Mark = marks[line]
  return (
    <li className={styles.source}>
      <p className={styles.head}>
        <span className={styles.name}>{source.name}</span>
        <span className={styles.kind}>{t(`sources.kind.${source.kind}`)}</span>
        <span className={styles.line} data-line={line}>
          <Mark size={14} aria-hidden="true" />
          {t(`sources.line.${line}`)}
        </span>
      </p>
      <SourceFacts source={source} problem={problem} listens={listens} />
      {source.kind === 'intake' ? <IntakeAddress name={source.name} /> : null}
      {set === null ? null : (
        <div className={styles.foot}>
          <Button look="quiet" name={t('sources.changeOf', { name: source.name })} onPress={onChange}>
            {t('sources.change')}
          </Button>
          <RemoveButton name={source.name} onRemove={onRemove} />
        </div>
      )}
    </li>
  )
}

/** A source that others come to says nothing of its line before the first of them came. */
function lineOf({ line }: SourceState, listens: boolean): keyof typeof marks {
  switch (line?.fact) {
    case 'connected':
    case 'lost':
    case 'refused':
    case 'ended':
      return line.fact
    default:
      return listens ? 'listens' : 'waits'
  }
}

/** Where other programs hand comments in, and how. */
function IntakeAddress({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  const port = useDeskField('intakePort')
  if (port === null) return <p className={styles.fact}>{t('sources.intake.closed')}</p>
  const address = `http://127.0.0.1:${port}/v1/comments/${name}`
  return (
    <>
      <p className={`mono ${styles.address}`}>POST {address}</p>
      <p className={styles.fact}>{t('sources.intake.how')}</p>
    </>
  )
}

/** Asks for a second press in place: a source that was removed has to be given its secrets again. */
function RemoveButton({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useTranslation()
  const [armed, setArmed] = useState(false)
  if (!armed) {
    return (
      <Button look="quiet" name={t('sources.removeOf', { name })} onPress={() => setArmed(true)}>
        {t('sources.remove')}
      </Button>
    )
  }
  return (
    <>
      <Button
        look="armed"
        name={t('sources.removeSureOf', { name })}
        onPress={() => {
          setArmed(false)
          onRemove()
        }}
      >
        {t('sources.removeSure')}
      </Button>
      <Button look="quiet" onPress={() => setArmed(false)}>
        {t('sources.keep')}
      </Button>
    </>
  )
}
