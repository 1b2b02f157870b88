import { Drawer, NativeSelect } from '@mantine/core'
import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SourceKind } from '#shared/model/comment-sources.ts'
import type { SourceSet } from '#shared/model/comment-views.ts'
import type { Acts } from '../../../components/acts.ts'
import { AnswerLine } from '../../../components/answer-line.tsx'
import { Button } from '../../../components/button.tsx'
import drawer from '../../../components/evidence-drawer.module.css'
import form from '../../../components/form.module.css'
import { keyTable } from '../../../keys/table.ts'
import { type Drafted, draftOf, type Typed, typedOf } from './source-draft.ts'
import { SourceField } from './source-field.tsx'
import { fieldsOf } from './source-fields.ts'

type Saved = Extract<Drafted, { readonly ok: true }>

type FormProps = {
  readonly source: SourceSet | null
  readonly taken: readonly string[]
  readonly intakePort: number
  readonly onSave: (saved: Saved) => Promise<void>
}

type SourceDrawerProps = Omit<FormProps, 'source'> & {
  /** The source to change, or null inside for a new one; null while closed. */
  readonly opened: { readonly source: SourceSet | null } | null
  readonly onClose: () => void
  readonly acts: Acts
}

/** The form of one source, beside the settings. */
export function SourceDrawer({ opened, onClose, acts, ...rest }: SourceDrawerProps) {
  const { t } = useTranslation()
  const name = opened?.source?.settings.name ?? null
  return (
    <Drawer.Root opened={opened !== null} onClose={onClose} position="right" size={520}>
      <Drawer.Overlay backgroundOpacity={0.55} />
      <Drawer.Content>
        <Drawer.Body>
          <div className={drawer.head}>
            <Drawer.Title className={drawer.title ?? ''}>
              {name === null ? t('sources.addTitle') : t('sources.changeTitle', { name })}
            </Drawer.Title>
            <Button look="quiet" icon={X} onPress={onClose}>
              {t('shell.act.close')}
            </Button>
          </div>
          {opened === null ? null : <SourceForm source={opened.source} {...rest} />}
          <AnswerLine acts={acts} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function SourceForm({ source, taken, intakePort, onSave }: FormProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<SourceKind>(source?.settings.kind ?? 'bilibili')
  const [typed, setTyped] = useState<Typed>(() => typedOf(source?.settings ?? null, intakePort))
  const [tried, setTried] = useState(false)
  const held = source?.settings.kind === kind ? source.secrets : []
  const drafted = draftOf(kind, typed, held, taken)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (drafted.ok) void onSave(drafted)
  }
  const shown = fieldsOf(kind).filter(
    ({ name }) => kind !== 'file' || typed.format === 'jsonl' || (name !== 'platform' && name !== 'mapping'),
  )
  return (
    <form className={form.form} onSubmit={submit} aria-label={t('sources.form')}>
      <NativeSelect
        label={t('sources.kindLabel')}
        value={kind}
        disabled={source !== null}
        onChange={(event) => setKind(SourceKind.parse(event.currentTarget.value))}
        data={SourceKind.options.map((one) => ({ value: one, label: t(`sources.kind.${one}`) }))}
      />
      <p className={form.why}>{t(`sources.about.${kind}`)}</p>
      {shown.map((field) => (
        <SourceField
          key={`${kind} ${field.name}`}
          field={field}
          value={typed[field.name] ?? ''}
          isHeld={held.includes(field.name)}
          problem={tried && !drafted.ok ? (drafted.problems.get(field.name) ?? null) : null}
          onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      {shown.some(({ is }) => is === 'secret') ? (
        <p className={form.hint}>{t('sources.secretsWhy')}</p>
      ) : null}
      <div className={form.foot}>
        <Button look="main" submits keys={keyTable.submit.keys}>
          {t('sources.connect')}
        </Button>
      </div>
    </form>
  )
}
