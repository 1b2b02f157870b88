import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { actNames } from '#shared/rules/moderation/grounds.ts'
import { Button } from '../../../components/button.tsx'
import { useWords } from '../../../i18n/hooks.ts'
import { useAction } from '../../../keys/actions.ts'
import { type ActionName, keyTable } from '../../../keys/table.ts'
import styles from './act-bar.module.css'
import { type DeskAct, deskActs } from './desk-acts.ts'

type ActBarProps = {
  /** Why nothing can be done now; null where something can. */
  readonly unavailable: string | null
  readonly undoUnavailable: string | null
  readonly onAct: (kind: DeskAct) => void
  readonly onUndo: () => void
}

/** Acts whose name in the rules is too long for their key. */
const short = { escalate: true, 'to-front': true, 'to-back': true }

/** Every act with its key, always in the same place. */
export const ActBar = memo(function ActBar({ unavailable, undoUnavailable, onAct, onUndo }: ActBarProps) {
  const { t } = useTranslation()
  const say = useWords()
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('desk.acts')}>
      {deskActs.map(({ kind, action }) => (
        <ActButton
          key={kind}
          action={action}
          words={kind in short ? t(`desk.act.${kind as keyof typeof short}`) : sentence(say(actNames[kind]))}
          unavailable={unavailable}
          onPress={() => onAct(kind)}
        />
      ))}
      <ActButton
        action="commentUndo"
        words={t('desk.act.undo')}
        unavailable={unavailable ?? undoUnavailable}
        onPress={onUndo}
      />
    </div>
  )
})

/** The rules name acts in the middle of a sentence. */
function sentence(name: string): string {
  return name.replace(/ to$/, '').replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

type ActButtonProps = {
  readonly action: ActionName
  readonly words: string
  readonly unavailable: string | null
  readonly onPress: () => void
}

function ActButton({ action, words, unavailable, onPress }: ActButtonProps) {
  const { t } = useTranslation()
  useAction(action, { label: t(`actions.${action}`), unavailable, run: onPress })
  return (
    <Button keys={keyTable[action].keys} unavailable={unavailable} onPress={onPress}>
      {words}
    </Button>
  )
}
