import { Modal } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../components/key-hint.tsx'
import { Quiet } from '../components/quiet.tsx'
import { type Action, useOffered } from '../keys/actions.ts'
import { belongsToInputMethod } from '../keys/chord.ts'
import { matchActions } from './match-actions.ts'
import styles from './palette.module.css'

type PaletteProps = { readonly opened: boolean; readonly onClose: () => void }

/** Every action that is offered now, found by typing; what cannot be done now is there too, with its reason. */
export function Palette({ opened, onClose }: PaletteProps) {
  const { t } = useTranslation()
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={560}
      yOffset={80}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.55} />
      <Modal.Content aria-label={t('shell.palette.name')}>
        <PaletteList onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  )
}

function PaletteList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const offered = useOffered()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useId()
  const found = matchActions([...offered.values()], typed)
  const at = Math.min(chosen, found.length - 1)

  const run = (action: Action) => {
    if (action.unavailable !== null) return
    onClose()
    action.run()
  }
  const onKey = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event.nativeEvent)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const next = (at + step + found.length) % Math.max(1, found.length)
      setChosen(next)
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
    const action = found[at]
    if (event.key === 'Enter' && action !== undefined) run(action)
  }

  return (
    <>
      <input
        className={styles.search}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found.length === 0 ? undefined : `${list}-${at}`}
        aria-label={t('shell.palette.search')}
        placeholder={t('shell.palette.search')}
        value={typed}
        data-autofocus
        onKeyDown={onKey}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
      />
      <div
        id={list}
        role="listbox"
        aria-label={t('shell.palette.name')}
        className={styles.list}
        tabIndex={-1}
      >
        {found.length === 0 ? (
          <Quiet what={t('shell.palette.nothing')} why={t('shell.palette.nothingHint')} />
        ) : (
          found.map((action, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input above moves among the options and runs them
            <div
              key={action.id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-disabled={action.unavailable !== null}
              className={styles.option}
              onClick={() => run(action)}
              onMouseMove={() => setChosen(index)}
            >
              <span className={styles.label}>{action.label}</span>
              {action.unavailable === null ? null : (
                <span className={styles.reason}>{action.unavailable}</span>
              )}
              <span className={styles.keys}>
                <Keys keys={action.keys} />
              </span>
            </div>
          ))
        )}
      </div>
    </>
  )
}
