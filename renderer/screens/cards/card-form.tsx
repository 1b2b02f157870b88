import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardView } from '#shared/model/views.ts'
import type { Acts } from '../../components/acts.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { keyTable } from '../../keys/table.ts'
import { useConnection, useStudio } from '../../studio/hooks.ts'
import { type CardDraft, type CardProblem, cardDraftOf, emptyCardDraft, readCardDraft } from './card-draft.ts'
import { useCategoryChoices } from './categories.ts'
import { VerdictOf } from './verdict.tsx'

type CardFormProps = {
  /** Null for a new card. */
  readonly card: CardView | null
  readonly acts: Acts
  readonly onAdded: (card: string) => void
}

type TextField = Exclude<keyof CardDraft, 'category' | 'claims' | 'spokenBy'>

const longest: { readonly [F in TextField]?: number } = { title: 120, shop: 120, seller: 200, licence: 120 }

/** The fields of a card, judged as they are typed; nothing is recorded before it is saved. */
export function CardForm({ card, acts, onAdded }: CardFormProps) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const choices = useCategoryChoices()
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const [draft, setDraft] = useState<CardDraft>(() => (card === null ? emptyCardDraft : cardDraftOf(card)))
  const [tried, setTried] = useState(false)
  const read = readCardDraft(draft)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!read.ok) return
    const { fields } = read
    const what = card === null ? t('cards.form.addName') : t('cards.form.changeName')
    if (card === null) {
      let added: string | null = null
      const call = async () => {
        added = (await client.cards.add(fields)).card
      }
      if ((await acts.ask({ act: 'save', what, call })) && added !== null) onAdded(added)
    } else {
      await acts.ask({ act: 'save', what, call: () => client.cards.change({ card: card.id, fields }) })
    }
  }

  const told = (problem: CardProblem | undefined, field: TextField | 'claims') => {
    if (!tried || problem === undefined) return null
    if (problem !== 'tooLong') return t(`cards.problem.${problem}`)
    return t('cards.problem.tooLong', { number: field === 'claims' ? 300 : (longest[field] ?? 500) })
  }
  const text = (
    field: TextField,
    more: { readonly description?: string; readonly inputMode?: 'decimal' | 'numeric' } = {},
  ) => (
    <TextInput
      label={t(`cards.form.${field}`)}
      value={draft[field]}
      error={told(read.ok ? undefined : read.problems[field], field)}
      onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
      {...more}
    />
  )
  return (
    <form
      className={form.form}
      onSubmit={(event) => void save(event)}
      aria-label={card === null ? t('cards.form.addName') : t('cards.form.changeName')}
    >
      <VerdictOf fields={read.ok ? read.fields : null} />
      {text('title')}
      <div className={form.row}>
        {text('shop')}
        {text('seller')}
      </div>
      <Select
        label={t('cards.form.category')}
        description={t('cards.form.categoryHint')}
        data={choices}
        value={draft.category}
        onChange={(category) => setDraft({ ...draft, category })}
        searchable
        clearable
        nothingFoundMessage={t('cards.form.categoryNone')}
        limit={200}
        withScrollArea={false}
        comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed', transitionProps: { duration: 0 } }}
      />
      <div className={form.row}>
        {text('price', { inputMode: 'decimal' })}
        {text('listPrice', { inputMode: 'decimal' })}
        {text('stock', { inputMode: 'numeric' })}
      </div>
      {text('link')}
      <div className={form.row}>
        {text('licence')}
        <NativeSelect
          label={t('cards.form.spokenBy')}
          value={draft.spokenBy}
          onChange={(event) =>
            setDraft({
              ...draft,
              spokenBy: event.currentTarget.value === 'seller-staff' ? 'seller-staff' : 'outside-host',
            })
          }
          data={[
            { value: 'outside-host', label: t('cards.form.outside-host') },
            { value: 'seller-staff', label: t('cards.form.seller-staff') },
          ]}
        />
      </div>
      <Textarea
        label={t('cards.form.claims')}
        description={t('cards.form.claimsHint')}
        value={draft.claims}
        rows={3}
        error={told(read.ok ? undefined : read.problems.claims, 'claims')}
        onChange={(event) => setDraft({ ...draft, claims: event.currentTarget.value })}
      />
      {text('picture')}
      <div className={form.foot}>
        <Button look="main" submits keys={keyTable.submit.keys} unavailable={away}>
          {t('shell.act.save')}
        </Button>
      </div>
    </form>
  )
}
