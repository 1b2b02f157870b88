import { useTranslation } from 'react-i18next'
import type { User } from '#shared/model/people.ts'
import { Button } from '../../components/button.tsx'
import { useNow } from '../../components/clock.ts'
import { useTimes } from '../../i18n/hooks.ts'
import { useMe } from '../../studio/hooks.ts'
import styles from './people-screen.module.css'
import type { PeopleTask } from './people-task.ts'

type UserTableProps = {
  readonly users: readonly User[]
  readonly chosen: string | null
  readonly onTask: (task: PeopleTask) => void
}

export function UserTable({ users, chosen, onTask }: UserTableProps) {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('people.table.user')}</th>
          <th scope="col">{t('people.table.role')}</th>
          <th scope="col">{t('people.table.state')}</th>
          <th scope="col">
            <span className="unseen">{t('shell.act.change')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id} aria-current={user.id === chosen}>
            <td className={styles.name}>
              {user.name}
              {user.id === me?.id ? <span className={styles.you}>{t('people.table.you')}</span> : null}
            </td>
            <td>{t(`shell.role.${user.role}`)}</td>
            <td>
              <State user={user} />
            </td>
            <td>
              <div className={styles.acts}>
                <Button
                  onPress={() => onTask({ task: 'change', user: user.id })}
                  name={t('people.table.change', { name: user.name })}
                >
                  {t('shell.act.change')}
                </Button>
                <Button
                  onPress={() => onTask({ task: 'pin', user: user.id })}
                  name={t('people.table.setPin', { name: user.name })}
                >
                  {t('people.pin.change')}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function State({ user }: { readonly user: User }) {
  const { t } = useTranslation()
  const times = useTimes()
  const now = useNow()
  if (!user.active) return <span className={styles.off}>{t('people.table.inactive')}</span>
  if (user.lockedUntil !== null && user.lockedUntil > now) {
    return (
      <span className={styles.locked}>
        {t('people.table.locked', { until: times.time(user.lockedUntil) })}
      </span>
    )
  }
  return t('people.table.active')
}
