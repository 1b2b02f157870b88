import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Role } from '#shared/model/people.ts'

export function RoleField({ role, onRole }: { readonly role: Role; readonly onRole: (role: Role) => void }) {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={t('people.field.role')}
      value={role}
      onChange={(event) => onRole(Role.parse(event.currentTarget.value))}
      data={Role.options.map((one) => ({ value: one, label: t(`shell.role.${one}`) }))}
    />
  )
}
