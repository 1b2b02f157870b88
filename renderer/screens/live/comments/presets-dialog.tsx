import { Modal, NativeSelect, TextInput } from '@mantine/core'
import { Trash2, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actNames } from '#shared/rules/moderation/grounds.ts'
import { Button } from '../../../components/button.tsx'
import form from '../../../components/form.module.css'
import { Quiet } from '../../../components/quiet.tsx'
import { useWords } from '../../../i18n/hooks.ts'
import { keyRows, keyTable } from '../../../keys/table.ts'
import { useDeskField } from '../../../studio/hooks.ts'
import { deskActs } from './desk-acts.ts'
import styles from './dialog.module.css'
import type { FeedView } from './feed-view.ts'
import { mostPresets, Preset } from './presets.ts'

type PresetsDialogProps = {
  readonly opened: boolean
  readonly onClose: () => void
  readonly presets: readonly Preset[]
  readonly onKeep: (presets: readonly Preset[]) => void
  /** What is looked at now: what a new preset takes over. */
  readonly view: FeedView
  readonly text: string
}

/** The room's presets: kept from what is looked at now, and thrown away. */
export function PresetsDialog(props: PresetsDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal.Root
      opened={props.opened}
      onClose={props.onClose}
      size={520}
      yOffset={80}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.55} />
      <Modal.Content aria-label={t('desk.presets.name')}>
        <div className={styles.head}>
          <h2>{t('desk.presets.name')}</h2>
          <Button look="quiet" icon={X} onPress={props.onClose}>
            {t('shell.act.close')}
          </Button>
        </div>
        <PresetList {...props} />
      </Modal.Content>
    </Modal.Root>
  )
}

function PresetList({ presets, onKeep, onClose, view, text }: PresetsDialogProps) {
  const { t } = useTranslation()
  const say = useWords()
  return (
    <>
      {presets.length === 0 ? (
        <Quiet what={t('desk.presets.empty')} why={t('desk.presets.emptyWhy')} />
      ) : (
        <ul className={styles.list}>
          {presets.map((preset, index) => (
            <li key={preset.name} className={styles.item}>
              <span className={styles.words}>
                {t('desk.presets.row', {
                  name: preset.name,
                  view: t(`desk.view.${preset.view}`),
                  text: preset.text,
                })}{' '}
                {preset.act === null ? null : say(actNames[preset.act.kind])}
              </span>
              <Button
                icon={Trash2}
                look="quiet"
                name={t('desk.presets.removeNamed', { name: preset.name })}
                onPress={() => onKeep(presets.filter((_, at) => at !== index))}
              >
                {t('desk.presets.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <PresetForm presets={presets} onKeep={onKeep} onClose={onClose} view={view} text={text} />
    </>
  )
}

type PresetFormProps = Omit<PresetsDialogProps, 'opened'>

function PresetForm({ presets, onKeep, onClose, view, text }: PresetFormProps) {
  const { t } = useTranslation()
  const say = useWords()
  const grounds = useDeskField('grounds') ?? []
  const [name, setName] = useState('')
  const [kind, setKind] = useState('')
  const [ground, setGround] = useState('')
  const usable = grounds.filter(({ acts }) => acts.some((act) => act === kind))
  const chosen = usable.find(({ id }) => id === ground) ?? usable[0]
  const full = presets.length >= mostPresets ? t('desk.presets.full', { number: mostPresets }) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const act = chosen === undefined ? null : { kind, ground: chosen.id }
    const preset = Preset.safeParse({ name: name.trim(), view, text, act })
    if (!preset.success || full !== null) return
    onKeep([...presets.filter((one) => one.name !== preset.data.name), preset.data])
    onClose()
  }
  return (
    <form className={form.form} aria-label={t('desk.presets.add')} onSubmit={submit} noValidate>
      <p className={form.why}>
        {text === ''
          ? t('desk.presets.now', { view: t(`desk.view.${view}`) })
          : t('desk.presets.nowSearch', { view: t(`desk.view.${view}`), text })}
      </p>
      <div className={form.row}>
        <TextInput
          data-autofocus
          label={t('desk.presets.label')}
          value={name}
          maxLength={20}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('desk.presets.act')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          data={[
            { value: '', label: t('desk.presets.noAct') },
            ...deskActs
              .filter(({ kind: each }) => each !== 'reply')
              .map(({ kind: each }) => ({ value: each, label: say(actNames[each]) })),
          ]}
        />
        {kind === '' ? null : (
          <NativeSelect
            label={t('desk.presets.ground')}
            value={chosen?.id ?? ''}
            onChange={(event) => setGround(event.currentTarget.value)}
            data={usable.map(({ id, name: words }) => ({ value: id, label: say(words) }))}
          />
        )}
      </div>
      <p className={form.hint}>
        {t('desk.presets.keys', {
          first: keyRows.preset.keys[0],
          last: keyRows.preset.keys[4],
          act: keyTable.commentPresetAct.keys,
        })}
      </p>
      <div className={form.foot}>
        <Button submits keys={keyTable.submit.keys} unavailable={full}>
          {t('desk.presets.save')}
        </Button>
      </div>
    </form>
  )
}
