import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Datum, type PlaceStatement } from '#shared/model/places.ts'
import type { Acts } from '../../components/acts.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import form from '../../components/form.module.css'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import { useConnection, useStudio } from '../../studio/hooks.ts'
import { type PlaceDraft, placeDraftOf, readPlaceDraft } from './place-draft.ts'

type PlaceFormProps = { readonly acts: Acts; readonly declared: PlaceStatement | null }

/** Coordinates with datum and accuracy, or a declaration alone. */
export function PlaceForm({ acts, declared }: PlaceFormProps) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const [draft, setDraft] = useState<PlaceDraft>(() => placeDraftOf(declared))
  const [tried, setTried] = useState(false)
  const read = readPlaceDraft(draft)
  const problem = (field: 'longitude' | 'latitude' | 'accuracy') =>
    tried && !read.ok && read.wrong.includes(field) ? t(`preflight.place.problem.${field}`) : null

  const declare = () => {
    setTried(true)
    if (!read.ok) return
    const call = () => client.room.declarePlace(read.statement)
    void acts.ask({ act: 'place', what: t('preflight.place.state'), call })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    declare()
  }
  useAction('statePlace', { label: t('actions.statePlace'), unavailable: away, run: declare })
  const text = (field: 'longitude' | 'latitude' | 'accuracy') => (
    <TextInput
      label={t(`preflight.place.${field}`)}
      value={draft[field]}
      inputMode="decimal"
      error={problem(field)}
      onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
    />
  )
  return (
    <form className={form.form} onSubmit={submit} aria-label={t('preflight.place.name')}>
      <div>
        <Choice
          legend={t('preflight.place.how')}
          value={draft.how}
          options={[
            { value: 'position', words: t('preflight.place.byPosition') },
            { value: 'declaration', words: t('preflight.place.byDeclaration') },
          ]}
          onChoose={(how) => setDraft({ ...draft, how })}
        />
      </div>
      {draft.how === 'position' ? (
        <div className={form.row}>
          {text('longitude')}
          {text('latitude')}
          <NativeSelect
            label={t('preflight.place.datum')}
            value={draft.datum}
            data={[...Datum.options]}
            onChange={(event) => {
              const datum = Datum.safeParse(event.currentTarget.value)
              if (datum.success) setDraft({ ...draft, datum: datum.data })
            }}
          />
          {text('accuracy')}
        </div>
      ) : null}
      <TextInput
        label={t('preflight.place.address')}
        value={draft.address}
        maxLength={300}
        onChange={(event) => setDraft({ ...draft, address: event.currentTarget.value })}
      />
      <Checkbox
        label={t('preflight.place.notProtected')}
        checked={draft.notProtected}
        onChange={(event) => setDraft({ ...draft, notProtected: event.currentTarget.checked })}
      />
      <div className={form.foot}>
        <Button submits keys={keyTable.statePlace.keys} unavailable={away}>
          {t('preflight.place.state')}
        </Button>
      </div>
    </form>
  )
}
