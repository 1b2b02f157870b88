import { TextInput } from '@mantine/core'
import { Dices, Download } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentSample } from '#shared/model/comment-views.ts'
import type { SessionId } from '#shared/model/ids.ts'
import { type Acts, useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { Panel } from '../../components/panel.tsx'
import { Quiet } from '../../components/quiet.tsx'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import { useStudio } from '../../studio/hooks.ts'
import { saveJson } from '../../studio/save-file.ts'
import { SampleComments } from './sample-comments.tsx'
import styles from './sample-panel.module.css'

type SamplePanelProps = { readonly session: SessionId | null; readonly className: string | undefined }

/** A random sample of a session's comments for a person to read, with the seed from which it is drawn again. */
export function SamplePanel({ session, className }: SamplePanelProps) {
  const { t } = useTranslation()
  const acts = useActs()
  return (
    <Panel title={t('review.sample.name')} className={className} scrolls answer={<AnswerLine acts={acts} />}>
      {session === null ? (
        <Quiet what={t('review.sample.chooseSession')} why={t('review.sample.chooseSessionWhy')} />
      ) : (
        <SampleOf session={session} acts={acts} />
      )}
    </Panel>
  )
}

type Drawn = CommentSample & { readonly wanted: number }

function SampleOf({ session, acts }: { readonly session: SessionId; readonly acts: Acts }) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const [typed, setTyped] = useState('30')
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const count = countOf(typed)
  const draw = () => {
    if (count === null) return
    void acts.ask({
      act: 'draw',
      what: t('review.sample.drawWhat', { number: count }),
      call: async () => setDrawn({ ...(await client.comments.sample({ session, count })), wanted: count }),
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    draw()
  }
  useAction('drawSample', count === null ? null : { label: t('actions.drawSample'), run: draw })
  return (
    <>
      <form className={form.form} onSubmit={submit} aria-label={t('review.sample.name')}>
        <p className={form.hint}>{t('review.sample.why')}</p>
        <div className={styles.ask}>
          <TextInput
            label={t('review.sample.count')}
            value={typed}
            inputMode="numeric"
            error={count === null ? t('review.sample.countProblem') : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button submits icon={Dices} keys={keyTable.drawSample.keys}>
            {drawn === null ? t('review.sample.draw') : t('review.sample.again')}
          </Button>
        </div>
      </form>
      {drawn === null ? (
        <Quiet what={t('review.sample.empty')} />
      ) : drawn.comments.length === 0 ? (
        <Quiet what={t('review.sample.nothing')} />
      ) : (
        <DrawnSample session={session} drawn={drawn} acts={acts} />
      )}
    </>
  )
}

type DrawnSampleProps = { readonly session: SessionId; readonly drawn: Drawn; readonly acts: Acts }

function DrawnSample({ session, drawn, acts }: DrawnSampleProps) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const { seed, of, comments, wanted } = drawn
  const save = async () => {
    const proofs = []
    for (const { seq } of comments) proofs.push(await client.comments.prove({ comment: seq }))
    const content = { format: 'fairlive comment sample v1', session, seed, of, wanted, proofs }
    saveJson(`fairlive-sample-${seed.slice(0, 8)}.json`, content)
  }
  return (
    <div className={styles.drawn}>
      <p>{t('review.sample.drawn', { of, number: comments.length })}</p>
      <dl className={form.facts}>
        <dt>{t('review.sample.seed')}</dt>
        <dd className="mono">{seed}</dd>
      </dl>
      <div className={form.foot}>
        <Button
          icon={Download}
          onPress={() =>
            void acts.ask({
              act: 'save',
              what: t('review.sample.saveWhat', { number: comments.length }),
              call: save,
            })
          }
        >
          {t('review.sample.save')}
        </Button>
      </div>
      <p className={form.hint}>{t('review.sample.check')}</p>
      <SampleComments comments={comments} acts={acts} />
    </div>
  )
}

function countOf(typed: string): number | null {
  const count = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
  return count >= 1 && count <= 200 ? count : null
}
