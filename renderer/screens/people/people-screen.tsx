import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Role } from '#shared/model/people.ts'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/panel.tsx'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import { usePeople } from '../../studio/people.ts'
import styles from './people-screen.module.css'
import type { PeopleTask } from './people-task.ts'
import { UserPanel } from './user-panel.tsx'
import { UserTable } from './user-table.tsx'

/** Who may sign in, with which role. Rights are the studio's; what it refuses is said in place. */
export function PeopleScreen() {
  const { t } = useTranslation()
  const users = usePeople()
  const [task, setTask] = useState<PeopleTask>({ task: 'add' })
  const add = () => setTask({ task: 'add' })
  useAction('addUser', { label: t('actions.addUser'), run: add })
  const chosen = task.task === 'add' ? null : (users.find((user) => user.id === task.user) ?? null)
  return (
    <div className={styles.people}>
      <Panel
        title={t('people.table.name')}
        className={styles.users}
        scrolls
        aside={
          <Button icon={UserPlus} onPress={add} keys={keyTable.addUser.keys}>
            {t('people.add.name')}
          </Button>
        }
      >
        <UserTable users={users} chosen={chosen?.id ?? null} onTask={setTask} />
      </Panel>
      <Panel title={t('people.roles.name')} className={styles.roles}>
        <dl className={styles.roleList}>
          {Role.options.map((role) => (
            <RoleRow key={role} role={role} />
          ))}
        </dl>
      </Panel>
      <UserPanel
        key={task.task === 'add' ? 'add' : `${task.task} ${task.user}`}
        task={task.task}
        user={chosen}
        className={styles.side}
      />
    </div>
  )
}

function RoleRow({ role }: { readonly role: Role }) {
  const { t } = useTranslation()
  return (
    <>
      <dt>{t(`shell.role.${role}`)}</dt>
      <dd>{t(`people.roles.${role}`)}</dd>
    </>
  )
}
