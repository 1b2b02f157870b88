import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SourceNature } from '#shared/model/rooms.ts'
import type { SourceView } from '#shared/model/views.ts'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/panel.tsx'
import { Loading, Quiet } from '../../components/quiet.tsx'
import { useWords } from '../../i18n/hooks.ts'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import { useConnection, useRoomField, useRoomFresh, useStudio } from '../../studio/hooks.ts'
import styles from './sources-panel.module.css'

/** Every source of OBS, what it captures, and what the operator says that it is. */
export function SourcesPanel({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const acts = useActs()
  const fresh = useRoomFresh()
  const sources = useRoomField('sources')
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const proposals = (sources ?? []).flatMap((source) =>
    source.asked && source.nature === null && source.proposed !== null
      ? [{ source, proposed: source.proposed }]
      : [],
  )

  // What the person sees goes with the answer: a source that changes meanwhile is not declared by it.
  const declare = ({ name, capture }: SourceView, nature: SourceNature) =>
    acts.ask({
      act: name,
      what: t('preflight.sources.natureOf', { source: name }),
      call: () => client.room.declareSource({ source: name, nature, seen: capture }),
    })
  const acceptAll = async () => {
    for (const { source, proposed } of proposals) {
      if (!(await declare(source, proposed))) return
    }
  }
  useAction(
    'acceptProposals',
    proposals.length === 0
      ? null
      : { label: t('actions.acceptProposals'), unavailable: away, run: () => void acceptAll() },
  )
  return (
    <Panel
      title={t('preflight.sources.name')}
      className={className}
      old={!fresh}
      scrolls
      answer={<AnswerLine acts={acts} />}
      aside={
        proposals.length === 0 ? null : (
          <Button onPress={() => void acceptAll()} keys={keyTable.acceptProposals.keys} unavailable={away}>
            {t('actions.acceptProposals')}
          </Button>
        )
      }
    >
      {sources === null ? (
        <Loading />
      ) : sources.length === 0 ? (
        <Quiet what={t('preflight.sources.empty')} why={t('preflight.sources.emptyWhy')} />
      ) : (
        <>
          <p className={styles.why}>{t('preflight.sources.why')}</p>
          <ul>
            {sources.map((source) => (
              <SourceRow
                key={source.name}
                source={source}
                unavailable={away}
                onDeclare={(nature) => void declare(source, nature)}
              />
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

type SourceRowProps = {
  readonly source: SourceView
  readonly unavailable: string | null
  readonly onDeclare: (nature: SourceNature) => void
}

function SourceRow({ source, unavailable, onDeclare }: SourceRowProps) {
  const { t } = useTranslation()
  const { name, capture, kind, nature, proposed, asked, inProgramme } = source
  return (
    <li className={styles.source}>
      <div>
        <p className={styles.name}>
          {name}
          {inProgramme ? (
            <span className={styles.inProgramme}>{t('preflight.sources.inProgramme')}</span>
          ) : null}
        </p>
        <p className={styles.capture} title={capture === '' ? kind : `${kind} · ${capture}`}>
          {capture === '' ? kind : capture}
        </p>
        <Reason source={source} />
      </div>
      {asked && nature === null && proposed !== null ? (
        <Button
          onPress={() => onDeclare(proposed)}
          unavailable={unavailable}
          name={t('preflight.sources.acceptOf', { source: name, nature: t(`shell.nature.${proposed}`) })}
        >
          {t('preflight.sources.accept', { nature: t(`shell.nature.${proposed}`) })}
        </Button>
      ) : (
        <span className={styles.exempt}>{asked ? null : t('preflight.sources.exempt')}</span>
      )}
      <NativeSelect
        aria-label={t('preflight.sources.natureOf', { source: name })}
        value={nature ?? ''}
        disabled={unavailable !== null}
        onChange={(event) => {
          const chosen = SourceNature.safeParse(event.currentTarget.value)
          if (chosen.success) onDeclare(chosen.data)
        }}
        data={[
          ...(nature === null ? [{ value: '', label: t('shell.nature.none') }] : []),
          ...SourceNature.options.map((one) => ({ value: one, label: t(`shell.nature.${one}`) })),
        ]}
      />
    </li>
  )
}

/** That it changed since it was declared, and why something is proposed of it; nothing once it is declared. */
function Reason({ source: { asked, nature, before, why } }: { readonly source: SourceView }) {
  const { t } = useTranslation()
  const say = useWords()
  if (!asked || nature !== null || (before === null && why === null)) return null
  return (
    <p className={styles.reason}>
      {before === null ? null : (
        <span className={styles.changed}>
          {t('preflight.sources.changed', { nature: t(`shell.nature.${before}`) })}
        </span>
      )}
      {why === null ? null : say(why)}
    </p>
  )
}
