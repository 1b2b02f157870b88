import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActs } from '../../components/acts.ts'
import { useAction } from '../../keys/actions.ts'
import { useCardShelf } from '../../studio/hooks.ts'
import { CardPanel } from './card-panel.tsx'
import { CardTable } from './card-table.tsx'
import styles from './cards-screen.module.css'
import type { CardsTask } from './cards-task.ts'
import { ImportPanel } from './import-panel.tsx'

/** Cards and the directory: the table, a card with its verdict, and import by drag and drop or by choosing a file. */
export function CardsScreen() {
  const { t } = useTranslation()
  const [task, setTask] = useState<CardsTask>({ task: 'none' })
  const [dropping, setDropping] = useState(false)
  const acts = useActs()
  const shelf = useCardShelf()
  /** Whoever turns to something else is done with what was answered before. */
  const turnTo = (next: CardsTask) => {
    acts.dismiss()
    setTask(next)
  }
  useAction('addCard', { label: t('actions.addCard'), run: () => turnTo({ task: 'add' }) })
  useAction('importCards', {
    label: t('actions.importCards'),
    run: () => turnTo({ task: 'import', file: null }),
  })

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setDropping(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) turnTo({ task: 'import', file })
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
          onClose={() => turnTo({ task: 'none' })}
        />
      ) : (
        <>
          <CardTable shelf={shelf} chosen={task.task === 'change' ? task.card : null} onTask={turnTo} />
          <CardPanel
            key={task.task === 'change' ? task.card : task.task}
            card={chosen ?? null}
            task={task.task}
            acts={acts}
            onClose={() => turnTo({ task: 'none' })}
            onAdded={(card) => setTask({ task: 'change', card })}
            onRemoved={() => setTask({ task: 'none' })}
          />
        </>
      )}
    </div>
  )
}
