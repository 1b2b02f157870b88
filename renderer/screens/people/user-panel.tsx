import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { User } from '#shared/model/people.ts'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Panel } from '../../components/panel.tsx'
import { useStudio } from '../../studio/hooks.ts'
import { AddUserForm } from './add-user-form.tsx'
import { ChangeUserForm } from './change-user-form.tsx'
import { PinForm } from './pin-form.tsx'

type UserPanelProps = {
  readonly task: 'add' | 'change' | 'pin'
  readonly user: User | null
  readonly className: string | undefined
}

/** The form of the chosen task, and what the studio answered to it. */
export function UserPanel({ task, user, className }: UserPanelProps) {
  const { t } = useTranslation()
  const { client, queries, askSeat } = useStudio()
  const cache = useQueryClient()
  const acts = useActs()
  const name = user?.name ?? ''
  const title =
    task === 'add'
      ? t('people.add.name')
      : t(task === 'pin' ? 'people.pin.name' : 'people.change.name', { name })

  const ask = async (what: string, call: () => Promise<unknown>) => {
    const done = await acts.ask({ act: task, what, call })
    if (done) {
      await cache.invalidateQueries({ queryKey: queries.people.list.key() })
      await askSeat()
    }
    return done
  }
  return (
    <Panel title={title} className={className} scrolls answer={<AnswerLine acts={acts} />}>
      {user === null || task === 'add' ? (
        <AddUserForm onAdd={(added) => ask(t('people.add.name'), () => client.people.addUser(added))} />
      ) : task === 'change' ? (
        <ChangeUserForm
          user={user}
          onChange={(changed) => ask(title, () => client.people.changeUser({ user: user.id, ...changed }))}
        />
      ) : (
        <PinForm onPin={(pin) => ask(title, () => client.people.setPin({ user: user.id, pin }))} />
      )}
    </Panel>
  )
}
