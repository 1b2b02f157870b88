import { Modal, NativeSelect, Textarea } from '@mantine/core'
import { Trash2, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilterTried } from '#shared/model/comment-views.ts'
import { useActs } from '../../../components/acts.ts'
import { AnswerLine } from '../../../components/answer-line.tsx'
import { Button } from '../../../components/button.tsx'
import form from '../../../components/form.module.css'
import { Quiet } from '../../../components/quiet.tsx'
import { RefusalSlip } from '../../../components/refusal-slip.tsx'
import { useWords } from '../../../i18n/hooks.ts'
import { keyTable } from '../../../keys/table.ts'
import { useDeskField, useStudio } from '../../../studio/hooks.ts'
import { usePeople } from '../../../studio/people.ts'
import styles from './dialog.module.css'
import { FilterTrials } from './filter-trials.tsx'

type KeywordFiltersProps = { readonly opened: boolean; readonly onClose: () => void }

/** Keyword filters: what each would hide, tried before it can be set; those in force, and their removal. */
export function KeywordFilters({ opened, onClose }: KeywordFiltersProps) {
  const { t } = useTranslation()
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={640}
      yOffset={48}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.55} />
      <Modal.Content aria-label={t('desk.filters.name')}>
        <div className={styles.head}>
          <h2>{t('desk.filters.name')}</h2>
          <Button look="quiet" icon={X} onPress={onClose}>
            {t('shell.act.close')}
          </Button>
        </div>
        <FiltersInForce />
        <FilterForm />
      </Modal.Content>
    </Modal.Root>
  )
}

function FiltersInForce() {
  const { t } = useTranslation()
  const say = useWords()
  const { client } = useStudio()
  const acts = useActs()
  const people = usePeople()
  const filters = useDeskField('filters') ?? []
  const grounds = useDeskField('grounds') ?? []
  const groundName = (id: string) => {
    const found = grounds.find((ground) => ground.id === id)
    return found === undefined ? id : say(found.name)
  }
  return (
    <section aria-label={t('desk.filters.inForce')}>
      {filters.length === 0 ? (
        <Quiet what={t('desk.filters.empty')} why={t('desk.filters.emptyWhy')} />
      ) : (
        <ul className={styles.list}>
          {filters.map(({ filter, words, ground, by }) => (
            <li key={filter} className={styles.item}>
              <span className={styles.words}>
                <bdi>{words.join(' ')}</bdi>{' '}
                <span className={styles.by}>
                  {t('desk.filters.by', {
                    ground: groundName(ground),
                    who: people.find(({ id }) => id === by)?.name ?? t('entries.studio'),
                  })}
                </span>
              </span>
              <Button
                icon={Trash2}
                look="quiet"
                name={t('desk.filters.removeNamed', { words: words.join(' ') })}
                onPress={() =>
                  void acts.ask({
                    act: filter,
                    what: t('desk.filters.removeNamed', { words: words.join(' ') }),
                    call: () => client.comments.removeFilter({ filter }),
                  })
                }
              >
                {t('desk.filters.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AnswerLine acts={acts} />
    </section>
  )
}

/** Words as they are typed: one a line, or with commas or spaces between them. */
function wordsIn(typed: string): string[] {
  return typed.split(/[\s,，、;；]+/u).filter((word) => word !== '')
}

function FilterForm() {
  const { t } = useTranslation()
  const say = useWords()
  const { client } = useStudio()
  const acts = useActs()
  const grounds = (useDeskField('grounds') ?? []).filter((ground) => ground.acts.includes('hide'))
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState('')
  const [tried, setTried] = useState<FilterTried | null>(null)
  const ground = grounds.find(({ id }) => id === chosen) ?? grounds[0]
  const words = wordsIn(typed)
  const missing = words.length === 0 ? t('desk.filters.noWords') : null

  const ask = async (act: 'try' | 'set') => {
    if (ground === undefined || missing !== null) return
    const input = { words, ground: ground.id }
    const what = act === 'try' ? t('desk.filters.try') : t('desk.filters.set')
    const done = await acts.ask({
      act,
      what,
      call: async () => {
        const trial =
          act === 'try' ? await client.comments.tryFilter(input) : await client.comments.setFilter(input)
        setTried(act === 'try' ? trial : null)
      },
    })
    if (done && act === 'set') setTyped('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void ask('try')
  }
  return (
    <form aria-label={t('desk.filters.add')} onSubmit={submit} noValidate>
      <div className={form.form}>
        <p className={form.why}>{t('desk.filters.why')}</p>
        <Textarea
          data-autofocus
          label={t('desk.filters.words')}
          value={typed}
          rows={2}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setTried(null)
          }}
        />
        <NativeSelect
          label={t('desk.filters.ground')}
          value={ground?.id ?? ''}
          onChange={(event) => {
            setChosen(event.currentTarget.value)
            setTried(null)
          }}
          data={grounds.map(({ id, name }) => ({ value: id, label: say(name) }))}
        />
        <div className={form.foot}>
          <Button submits keys={keyTable.submit.keys} unavailable={missing}>
            {t('desk.filters.try')}
          </Button>
          <Button onPress={() => void ask('set')} unavailable={missing}>
            {t('desk.filters.set')}
          </Button>
        </div>
      </div>
      {tried === null ? null : <FilterTrials tried={tried} />}
      {tried?.refusal == null ? null : (
        <div className={styles.slip}>
          <RefusalSlip refusal={tried.refusal} />
        </div>
      )}
      <AnswerLine acts={acts} />
    </form>
  )
}
