import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../../keys/actions.ts'
import { useCardShelf } from '../../studio/hooks.ts'
import { CardPanel } from './card-panel.tsx'
import { CardTable } from './card-table.tsx'
import styles from './cards-screen.module.css'
import { ImportPanel } from './import-panel.tsx'

/** What the right side shows: nothing chosen, a new card, one that is changed; or the import in place of it all. */
export type CardsTask =
  | { readonly task: 'none' }
  | { readonly task: 'add' }
  | { readonly task: 'change'; readonly card: string }
  | { readonly task: 'import'; readonly file: File | null }

/** Cards and the directory: the table, a card with its verdict, and import by drag and drop or by choosing a file. */
export function CardsScreen() {
  const { t } = useTranslation()
  const [task, setTask] = useState<CardsTask>({ task: 'none' })
  const [dropping, setDropping] = useState(false)
  const shelf = useCardShelf()
  useAction('addCard', { label: t('actions.addCard'), run: () => setTask({ task: 'add' }) })
  useAction('importCards', {
    label: t('actions.importCards'),
    run: () => setTask({ task: 'import', file: null }),
  })

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setDropping(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) setTask({ task: 'import', file })
  }
  const chosen = task.task === 'change' ? shelf.value?.cards.find((card) => card.id === task.card) : undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a short cut; the import button does the same
    <div
      className={styles.cards}
      data-dropping={dropping}
      onDragOver={(event) => {
        event.preventDefault()
        setDropping(true)
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={drop}
    >
      {task.task === 'import' ? (
        <ImportPanel
          key={task.file?.name ?? ''}
          dropped={task.file}
          className={styles.wide}
          onClose={() => setTask({ task: 'none' })}
        />
      ) : (
        <>
          <CardTable shelf={shelf} chosen={task.task === 'change' ? task.card : null} onTask={setTask} />
          <CardPanel
            key={task.task === 'change' ? task.card : task.task}
            card={chosen ?? null}
            task={task.task}
            onTask={setTask}
          />
        </>
      )}
    </div>
  )
}
