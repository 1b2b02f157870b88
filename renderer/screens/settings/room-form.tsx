import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Room, Way } from '#shared/model/rooms.ts'
import type { Acts } from '../../components/acts.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { keyTable } from '../../keys/table.ts'
import { useConnection, useRoomField, useStudio } from '../../studio/hooks.ts'

type Fields = Omit<Room, 'id'>

const emptyRoom: Fields = {
  name: '',
  platform: '',
  filing: '',
  way: 'obs-stream',
  sells: true,
  timeZone: 'Asia/Shanghai',
}

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The room's data: opened once, changed afterwards. Drawn anew when the room changes elsewhere. */
export function RoomForm({ acts }: { readonly acts: Acts }) {
  const room = useRoomField('room')
  return <RoomFields key={JSON.stringify(room)} room={room} acts={acts} />
}

function RoomFields({ room, acts }: { readonly room: Room | null; readonly acts: Acts }) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const [fields, setFields] = useState<Fields>(() => {
    if (room === null) return emptyRoom
    const { id: _, ...rest } = room
    return rest
  })
  const [tried, setTried] = useState(false)
  const zoneIsWrong = !isTimeZone(fields.timeZone)
  const isWhole = fields.name.trim() !== '' && fields.platform.trim() !== '' && !zoneIsWrong
  const does = room === null ? t('settings.room.open') : t('settings.room.save')

  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isWhole) return
    const call = () => (room === null ? client.room.open(fields) : client.room.change(fields))
    void acts.ask({ act: 'room', what: does, call })
  }
  const text = (
    field: 'name' | 'platform' | 'filing' | 'timeZone',
    error: string | null,
    description?: string,
  ) => (
    <TextInput
      label={t(`settings.room.field.${field}`)}
      description={description}
      value={fields[field]}
      error={error}
      onChange={(event) => setFields({ ...fields, [field]: event.currentTarget.value })}
    />
  )
  const required = (field: 'name' | 'platform') =>
    tried && fields[field].trim() === '' ? t('cards.problem.required') : null
  return (
    <form className={form.form} onSubmit={save} aria-label={t('settings.room.name')}>
      {room === null ? <p className={form.why}>{t('settings.room.openWhy')}</p> : null}
      {text('name', required('name'))}
      {text('platform', required('platform'))}
      {text('filing', null, t('settings.room.field.filingHint'))}
      <NativeSelect
        label={t('settings.room.field.way')}
        value={fields.way}
        onChange={(event) => setFields({ ...fields, way: Way.parse(event.currentTarget.value) })}
        data={Way.options.map((way) => ({ value: way, label: t(`preflight.room.${way}`) }))}
      />
      {text('timeZone', zoneIsWrong ? t('settings.room.problem.zone') : null)}
      <Checkbox
        label={t('settings.room.field.sells')}
        description={t('settings.room.field.sellsHint')}
        checked={fields.sells}
        onChange={(event) => setFields({ ...fields, sells: event.currentTarget.checked })}
      />
      <div className={form.foot}>
        <Button look="main" submits keys={keyTable.submit.keys} unavailable={away}>
          {does}
        </Button>
      </div>
    </form>
  )
}
