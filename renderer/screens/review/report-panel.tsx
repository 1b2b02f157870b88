import { useQuery } from '@tanstack/react-query'
import { Download, Printer, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CommentReport } from '#shared/model/comment-views.ts'
import type { SessionView } from '#shared/model/views.ts'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/panel.tsx'
import { Loading } from '../../components/quiet.tsx'
import { RefusalSlip } from '../../components/refusal-slip.tsx'
import { useAction } from '../../keys/actions.ts'
import { keyTable } from '../../keys/table.ts'
import { refusalOf } from '../../studio/failure.ts'
import { useRoomField, useStudio } from '../../studio/hooks.ts'
import { saveJson } from '../../studio/save-file.ts'
import { Report } from './report.tsx'

type ReportPanelProps = {
  /** Null: every session. */
  readonly session: SessionView | null
  readonly className: string | undefined
  readonly onEvidence: (seq: number) => void
}

/** The report with what can be done with it: counted again, printed, taken along as a file. */
export function ReportPanel({ session, className, onEvidence }: ReportPanelProps) {
  const { t } = useTranslation()
  const { client, queries } = useStudio()
  const acts = useActs()
  const room = useRoomField('room')
  const asked = useQuery(
    queries.comments.report.queryOptions({ input: { session: session?.id ?? null }, staleTime: 0 }),
  )
  const report = asked.data ?? null
  const refresh = () => void asked.refetch()
  const print = () => window.print()
  const save = (counted: CommentReport) => async () => {
    const [{ vkey }, { origin }] = await Promise.all([client.ledger.vkey(), client.studio.about()])
    const at = new Date(asked.dataUpdatedAt)
    const about = { origin, vkey, room: room?.id ?? null, countedAt: at.toISOString() }
    saveJson(`fairlive-comments-${stamp(at)}.json`, {
      format: 'fairlive comment report v1',
      ...about,
      ...counted,
    })
  }
  const saveNow =
    report === null
      ? null
      : () => void acts.ask({ act: 'save', what: t('review.report.saveWhat'), call: save(report) })
  useAction('refreshReview', { label: t('actions.refreshReview'), run: refresh })
  useAction('printReview', report === null ? null : { label: t('actions.printReview'), run: print })
  useAction('saveReview', saveNow === null ? null : { label: t('actions.saveReview'), run: saveNow })
  return (
    <Panel
      title={t('review.report.name')}
      className={className}
      scrolls
      aside={
        report === null ? null : (
          <>
            <Button look="quiet" icon={RotateCw} onPress={refresh} keys={keyTable.refreshReview.keys}>
              {t('review.report.refresh')}
            </Button>
            <Button look="quiet" icon={Printer} onPress={print} keys={keyTable.printReview.keys}>
              {t('review.report.print')}
            </Button>
            <Button
              look="quiet"
              icon={Download}
              onPress={saveNow ?? (() => undefined)}
              keys={keyTable.saveReview.keys}
            >
              {t('review.report.save')}
            </Button>
          </>
        )
      }
      answer={<AnswerLine acts={acts} />}
    >
      {asked.isPending ? (
        <Loading />
      ) : asked.isError ? (
        <RefusalSlip refusal={refusalOf(asked.error)} />
      ) : (
        <Report
          report={asked.data}
          session={session}
          countedAt={asked.dataUpdatedAt}
          acts={acts}
          onEvidence={onEvidence}
        />
      )}
    </Panel>
  )
}

/** 20261124-210409, so that files sort by when they were made. */
function stamp(at: Date): string {
  return at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
}
