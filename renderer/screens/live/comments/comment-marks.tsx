import type { LucideIcon } from 'lucide-react'
import {
  ArrowDownToLine,
  ArrowUpToLine,
  CircleDashed,
  CircleHelp,
  EyeOff,
  Flag,
  Globe,
  MessageSquareWarning,
  Pin,
  TriangleAlert,
  UserX,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CommentView, PlatformAct } from '#shared/model/comment-views.ts'
import type { ActView } from '#shared/model/moderation.ts'
import { actNames } from '#shared/rules/moderation/grounds.ts'
import { useTimes, useWords } from '../../../i18n/hooks.ts'
import { useDeskField } from '../../../studio/hooks.ts'
import { usePeople } from '../../../studio/people.ts'
import styles from './comment-marks.module.css'
import { turnsDirection } from './text-pieces.ts'

type Look = 'asks' | 'guarded' | 'seen' | 'done'

/** How a comment stands, each in a word with a sign beside it. Most comments have none, and are drawn with nothing here. */
export function CommentMarks({
  comment,
  selected,
}: {
  readonly comment: CommentView
  readonly selected: boolean
}) {
  const { standing, class: taken, handling, onPlatform, text, name } = comment
  const turned = turnsDirection(text) || turnsDirection(name)
  const untouched = handling === null && onPlatform.length === 0
  const plain = standing === 'clear' && taken.seen.length === 0 && untouched && taken.repeats < 2
  return plain && !turned && !selected ? null : (
    <Marks comment={comment} selected={selected} turned={turned} />
  )
}

type MarksProps = { readonly comment: CommentView; readonly selected: boolean; readonly turned: boolean }

function Marks({ comment: { standing, class: taken, handling, onPlatform }, selected, turned }: MarksProps) {
  const { t } = useTranslation()
  return (
    <span className={styles.marks}>
      {selected ? <Mark look="done">{t('desk.mark.selected')}</Mark> : null}
      {standing === 'clear' ? null : (
        <Mark look="guarded" icon={standing === 'adverse' ? MessageSquareWarning : CircleHelp}>
          {taken.evaluation === 'unknown' ? t('desk.mark.unknown') : t(`desk.mark.${standing}`)}
        </Mark>
      )}
      {taken.seen.map((sign) => (
        <Seen key={sign} sign={sign} />
      ))}
      {taken.repeats >= 2 ? (
        <Mark look="seen">{t('desk.mark.repeats', { number: taken.repeats })}</Mark>
      ) : null}
      {turned ? <Mark look="seen">{t('desk.mark.turned')}</Mark> : null}
      {handling?.acts.map((act) => (
        <Acted key={`${act.entry} ${act.comment}`} act={act} />
      ))}
      {onPlatform.map((act) => (
        <OnPlatform key={act.entry} act={act} />
      ))}
    </span>
  )
}

function Seen({ sign }: { readonly sign: string }) {
  const say = useWords()
  const ground = useDeskField('grounds')?.find(({ id }) => id === sign)
  return (
    <Mark look="seen" icon={Flag}>
      {ground === undefined ? sign : say(ground.name)}
    </Mark>
  )
}

const signs: { readonly [K in ActView['kind']]?: LucideIcon } = {
  hide: EyeOff,
  collapse: EyeOff,
  pin: Pin,
  'to-front': ArrowUpToLine,
  'to-back': ArrowDownToLine,
  mute: UserX,
  block: UserX,
}

/** What was done, or waits, and by whom: whoever comes second sees it before they press a key. */
function Acted({ act }: { readonly act: ActView }) {
  const { t } = useTranslation()
  const say = useWords()
  const people = usePeople()
  const who = people.find(({ id }) => id === act.by)?.name ?? t('entries.studio')
  const what = say(actNames[act.kind])
  return act.state === 'waiting' ? (
    <Mark look="asks" icon={CircleDashed}>
      {t('desk.mark.waits', { what, who })}
    </Mark>
  ) : (
    <Mark look="done" icon={signs[act.kind]}>
      {t('desk.mark.by', { what, who })}
    </Mark>
  )
}

/** What was done on the platform's own page, when, and whether that took an adverse evaluation away past this studio. */
function OnPlatform({ act: { what, source, at, adverse, own } }: { readonly act: PlatformAct }) {
  const { t } = useTranslation()
  const times = useTimes()
  const how = own ? 'own' : adverse ? 'flagged' : 'seen'
  return (
    <Mark look={how === 'flagged' ? 'asks' : 'done'} icon={how === 'flagged' ? TriangleAlert : Globe}>
      {t(`desk.platform.${what}-${how}`, { source, time: times.time(at) })}
    </Mark>
  )
}

type MarkProps = { readonly look: Look; readonly icon?: LucideIcon | undefined; readonly children: string }

function Mark({ look, icon: Icon, children }: MarkProps) {
  return (
    <span className={styles.mark} data-look={look}>
      {Icon === undefined ? null : <Icon size={11} aria-hidden="true" />}
      {children}
    </span>
  )
}
