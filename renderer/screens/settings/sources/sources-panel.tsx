import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceSet } from '#shared/model/comment-views.ts'
import { mayRun } from '#shared/rules/roles.ts'
import { useActs } from '../../../components/acts.ts'
import { AnswerLine } from '../../../components/answer-line.tsx'
import { Button } from '../../../components/button.tsx'
import { Panel } from '../../../components/panel.tsx'
import { Loading, Quiet } from '../../../components/quiet.tsx'
import { useAction } from '../../../keys/actions.ts'
import { keyTable } from '../../../keys/table.ts'
import { useDeskField, useMe, useStudio } from '../../../studio/hooks.ts'
import { SourceDrawer } from './source-drawer.tsx'
import { SourceRow } from './source-row.tsx'
import styles from './sources-panel.module.css'

type SourcesPanelProps = { readonly className: string | undefined }
type Opened = { readonly source: SourceSet | null }

/** Where the room's comments come from: how each source stands, what is wrong and what to do, and the ways to change it. */
export function SourcesPanel({ className }: SourcesPanelProps) {
  const { t } = useTranslation()
  const { client, queries } = useStudio()
  const acts = useActs()
  const me = useMe()
  const mayChange = me !== null && mayRun(me.role, 'comment.connect').ok
  const standing = useDeskField('sources')
  const set = useQuery(queries.comments.sources.queryOptions({ enabled: mayChange, staleTime: 0 }))
  const [opened, setOpened] = useState<Opened | null>(null)
  const sources = set.data?.sources ?? []
  const intakePort = set.data?.intakePort ?? 0

  /** Connects anew with these in place of what was set; secrets that are not given again stay where they are. */
  const connect = async (
    what: string,
    next: readonly { readonly settings: SourceSet['settings']; readonly secrets: Record<string, string> }[],
    port: number,
  ) => {
    const done = await acts.ask({
      act: 'connect',
      what,
      call: () => client.comments.connect({ sources: [...next], intakePort: port }),
    })
    await set.refetch()
    return done
  }
  const others = (name: string | null) =>
    sources
      .filter(({ settings }) => settings.name !== name)
      .map(({ settings }) => ({ settings, secrets: {} }))
  const add = () => setOpened({ source: null })
  useAction('addSource', mayChange ? { label: t('actions.addSource'), run: add } : null)
  return (
    <Panel
      title={t('sources.name')}
      className={className}
      scrolls
      answer={<AnswerLine acts={acts} />}
      aside={
        mayChange ? (
          <Button look="quiet" onPress={add} keys={keyTable.addSource.keys}>
            {t('sources.add')}
          </Button>
        ) : null
      }
    >
      {standing === null ? (
        <Loading />
      ) : standing.length === 0 ? (
        <Quiet what={t('sources.empty')} why={t('sources.emptyWhy')} />
      ) : (
        <ul className={styles.sources}>
          {standing.map((source) => {
            const mine = sources.find(({ settings }) => settings.name === source.name) ?? null
            return (
              <SourceRow
                key={source.name}
                source={source}
                set={mine}
                onChange={() => setOpened({ source: mine })}
                onRemove={() =>
                  void connect(
                    t('sources.removeWhat', { name: source.name }),
                    others(source.name),
                    intakePort,
                  )
                }
              />
            )
          })}
        </ul>
      )}
      <SourceDrawer
        opened={opened}
        taken={others(opened?.source?.settings.name ?? null).map(({ settings }) => settings.name)}
        intakePort={intakePort}
        onClose={() => setOpened(null)}
        onSave={async ({ settings, secrets, port }) => {
          const what = t('sources.connectWhat', { name: settings.name })
          const next = [...others(opened?.source?.settings.name ?? null), { settings, secrets }]
          if (await connect(what, next, port ?? intakePort)) setOpened(null)
        }}
        acts={acts}
      />
    </Panel>
  )
}
