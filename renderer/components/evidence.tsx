import { Check, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceView } from '#shared/model/views.ts'
import { useEntrySentence, useTimes } from '../i18n/hooks.ts'
import { Button } from './button.tsx'
import { Citations } from './citation.tsx'
import { citationsIn } from './citations-in.ts'
import styles from './evidence-drawer.module.css'
import { FactRow } from './fact-row.tsx'
import { IncidentPictures, picturesIn } from './incident-pictures.tsx'

/** Everything that proves one entry: the sentence, the rules, the content, the leaf, the proof and the checkpoint. */
export function Evidence({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation()
  const tell = useEntrySentence()
  const times = useTimes()
  const [copied, setCopied] = useState(false)
  const { entry, leaf, leafHash, payloadState, checkpoint, proof } = evidence
  const cites = citationsIn(entry.body)
  const pictures = picturesIn(entry)
  const sound = payloadState === 'matches' || payloadState === 'erased'
  const copy = async () => {
    await navigator.clipboard.writeText(JSON.stringify(evidence, null, 2))
    setCopied(true)
  }
  return (
    <>
      <dl className={styles.evidence}>
        <FactRow name={t('live.evidence.sentence')}>
          <p className={styles.sentence}>{tell(entry)}</p>
        </FactRow>
        <FactRow name={t('live.evidence.when')}>{times.dateAndTime(entry.at)}</FactRow>
        <FactRow name={t('live.evidence.who')}>
          {entry.actor === 'studio' ? t('entries.studio') : entry.actorName}
        </FactRow>
        <FactRow name={t('live.evidence.kind')}>
          <span className="mono">{entry.kind}</span>
        </FactRow>
        <FactRow name={t('live.evidence.rules')}>
          {cites.length === 0 ? t('live.evidence.noRules') : <Citations cites={cites} />}
        </FactRow>
        {pictures === null ? null : (
          <FactRow name={t('live.evidence.pictures')}>
            <IncidentPictures seq={entry.seq} pictures={pictures} />
          </FactRow>
        )}
        <FactRow name={t('live.evidence.body')}>
          <p className={sound ? styles.good : styles.bad}>
            {sound ? <Check size={12} aria-hidden="true" /> : <TriangleAlert size={12} aria-hidden="true" />}{' '}
            {t(`live.evidence.payload.${payloadState}`)}
          </p>
          {entry.body === null ? null : <Block text={JSON.stringify(entry.body, null, 2)} />}
        </FactRow>
        <FactRow name={t('live.evidence.leaf')}>
          <Block text={leaf} />
        </FactRow>
        <FactRow name={t('live.evidence.leafHash')}>
          <span className="mono">{leafHash}</span>
        </FactRow>
        <FactRow name={t('live.evidence.proof')}>
          {proof === null ? (
            t('live.evidence.noProof')
          ) : (
            <>
              <p>{t('live.evidence.proofSteps', { number: proof.length })}</p>
              {proof.length === 0 ? null : <Block text={proof.join('\n')} />}
            </>
          )}
        </FactRow>
        {checkpoint === null ? null : (
          <FactRow name={t('live.evidence.checkpoint')}>
            <Block text={checkpoint} />
          </FactRow>
        )}
      </dl>
      <div className={styles.foot}>
        <Button onPress={() => void copy()}>
          {copied ? t('live.evidence.copied') : t('live.evidence.copy')}
        </Button>
      </div>
    </>
  )
}

function Block({ text }: { readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <pre className={styles.block} tabIndex={0}>
      {text}
    </pre>
  )
}
