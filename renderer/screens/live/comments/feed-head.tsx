import { Bookmark, ListFilter, Search, X } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { useAction, useActionRow } from '../../../keys/actions.ts'
import { belongsToInputMethod } from '../../../keys/chord.ts'
import { keyRows, keyTable } from '../../../keys/table.ts'
import { useDeskField } from '../../../studio/hooks.ts'
import styles from './feed-head.module.css'
import { type FeedView, feedViews, isSearch, type Looked, lookedForNothing } from './feed-view.ts'
import type { Preset } from './presets.ts'

type FeedHeadProps = {
  readonly view: FeedView
  readonly looked: Looked
  readonly presets: readonly Preset[]
  readonly preset: Preset | null
  /** Why the record cannot be searched; null where it can. */
  readonly unsearchable: string | null
  readonly onView: (view: FeedView) => void
  readonly onLook: (looked: Looked) => void
  readonly onPreset: (preset: Preset | null) => void
  readonly onPresets: () => void
  readonly onFilters: () => void
}

/** What of the comments is looked at: the view, what is searched for, the room's presets, the keyword filters. */
export const FeedHead = memo(function FeedHead(props: FeedHeadProps) {
  const { view, looked, presets, preset, unsearchable, onView, onLook, onPreset, onPresets, onFilters } =
    props
  const { t } = useTranslation()
  const waiting = new Set(useDeskField('waiting')?.map(({ comment }) => comment)).size
  const inForce = useDeskField('filters')?.length ?? 0
  const field = useRef<HTMLInputElement>(null)
  useActionRow(
    'commentView',
    feedViews.map((each) => ({
      label: t('desk.view.show', { view: t(`desk.view.${each}`) }),
      run: () => onView(each),
    })),
  )
  useActionRow(
    'preset',
    presets.map((each) => ({
      label: t('desk.presets.use', { name: each.name }),
      run: () => onPreset(each === preset ? null : each),
    })),
  )
  useAction('commentSearch', {
    label: t('actions.commentSearch'),
    unavailable: unsearchable,
    run: () => field.current?.focus(),
  })
  useAction('commentFilters', { label: t('actions.commentFilters'), run: onFilters })
  useAction('commentSavePreset', { label: t('actions.commentSavePreset'), run: onPresets })
  return (
    <div className={styles.head}>
      <fieldset className={styles.views} aria-label={t('desk.view.name')}>
        {feedViews.map((each, index) => (
          <button
            key={each}
            type="button"
            className={styles.view}
            aria-pressed={each === view}
            aria-keyshortcuts={keyRows.commentView.keys[index]}
            title={keyRows.commentView.keys[index]}
            onClick={() => onView(each)}
          >
            {t(`desk.view.${each}`)}
            {each === 'asked' && waiting > 0 ? <span className={styles.count}>{waiting}</span> : null}
          </button>
        ))}
      </fieldset>
      <div className={styles.tools}>
        <SearchField field={field} looked={looked} unavailable={unsearchable} onLook={onLook} />
        <Button
          look="quiet"
          icon={Bookmark}
          onPress={onPresets}
          name={t('desk.presets.name')}
          keys={keyTable.commentSavePreset.keys}
        >
          {''}
        </Button>
        <Button
          look="quiet"
          icon={ListFilter}
          onPress={onFilters}
          name={t('desk.filters.open', { number: inForce })}
          keys={keyTable.commentFilters.keys}
        >
          {inForce === 0 ? '' : String(inForce)}
        </Button>
      </div>
      {presets.length === 0 ? null : (
        <fieldset className={styles.presets} aria-label={t('desk.presets.name')}>
          {presets.map((each, index) => (
            <button
              key={each.name}
              type="button"
              className={styles.view}
              aria-pressed={each === preset}
              aria-keyshortcuts={keyRows.preset.keys[index]}
              title={keyRows.preset.keys[index]}
              onClick={() => onPreset(each === preset ? null : each)}
            >
              {each.name}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  )
})

type SearchFieldProps = {
  readonly field: React.RefObject<HTMLInputElement | null>
  readonly looked: Looked
  readonly unavailable: string | null
  readonly onLook: (looked: Looked) => void
}

/** Looks through the record when Enter is pressed; Esc ends the search. What an input method composes is not yet typed. */
function SearchField({ field, looked, unavailable, onLook }: SearchFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(looked.text)
  useEffect(() => setTyped(looked.text), [looked.text])
  const end = () => {
    setTyped('')
    onLook(lookedForNothing)
    field.current?.blur()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onLook({ ...looked, text: typed.trim() })
    field.current?.blur()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || belongsToInputMethod(event.nativeEvent)) return
    event.stopPropagation()
    end()
  }
  const { user } = looked
  return (
    <form
      className={styles.search}
      aria-label={t('desk.search.name')}
      onSubmit={submit}
      title={unavailable ?? undefined}
    >
      <Search size={13} aria-hidden="true" className={styles.sign} />
      {user === null ? null : <bdi className={styles.user}>{t('desk.search.user', { name: user.name })}</bdi>}
      <input
        ref={field}
        className={styles.field}
        aria-label={t('desk.search.name')}
        placeholder={t('desk.search.hint')}
        value={typed}
        maxLength={100}
        disabled={unavailable !== null}
        onKeyDown={onKey}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {isSearch(looked) ? (
        <button type="button" className={styles.end} onClick={end} aria-label={t('desk.search.end')}>
          <X size={13} aria-hidden="true" />
        </button>
      ) : null}
    </form>
  )
}
