import { CircleSlash, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IncidentPictures as Pictures } from '#shared/model/guards.ts'
import type { Sha256 } from '#shared/model/ids.ts'
import type { EntryView } from '#shared/model/views.ts'
import { shortHash } from '../i18n/format.ts'
import { useEvidencePicture } from '../studio/evidence-picture.ts'
import styles from './incident-pictures.module.css'

const moments = ['before', 'during', 'after'] as const
type Moment = (typeof moments)[number]

/** The pictures that an entry names; null where it is not of the kind that has any. */
export function picturesIn({ kind, body }: EntryView): Pictures | null {
  if (kind !== 'guard.restored' && kind !== 'guard.not-restored') return null
  const named = Pictures.safeParse(body?.pictures)
  return named.success ? named.data : null
}

type IncidentPicturesProps = { readonly seq: number; readonly pictures: Pictures }

/** The programme before, during and after an incident. What cannot be shown says why; pressing a picture shows it large. */
export function IncidentPictures({ seq, pictures }: IncidentPicturesProps) {
  const [large, setLarge] = useState<Moment | null>(null)
  return (
    <div className={styles.pictures}>
      {moments.map((moment) => (
        <figure key={moment} className={styles.figure} data-large={large === moment}>
          <Picture
            seq={seq}
            moment={moment}
            sha256={pictures[moment]}
            isLarge={large === moment}
            onPress={() => setLarge(large === moment ? null : moment)}
          />
        </figure>
      ))}
    </div>
  )
}

type PictureProps = {
  readonly seq: number
  readonly moment: Moment
  readonly sha256: Sha256 | null
  readonly isLarge: boolean
  readonly onPress: () => void
}

function Picture({ moment, sha256, ...shown }: PictureProps) {
  const { t } = useTranslation()
  const name = t(`live.evidence.${moment}`)
  return (
    <>
      {sha256 === null ? (
        <Unshown icon={CircleSlash} why={t(`incident.none.${moment}`)} />
      ) : (
        <KeptPicture name={t('live.evidence.pictureOf', { when: name })} sha256={sha256} {...shown} />
      )}
      <figcaption className={styles.caption}>
        {name}
        {sha256 === null ? null : (
          <span className="mono" title={sha256}>
            {shortHash(sha256)}
          </span>
        )}
      </figcaption>
    </>
  )
}

type KeptPictureProps = Omit<PictureProps, 'moment' | 'sha256'> & {
  readonly name: string
  readonly sha256: Sha256
}

function KeptPicture({ seq, sha256, name, isLarge, onPress }: KeptPictureProps) {
  const { t } = useTranslation()
  const picture = useEvidencePicture(seq, sha256)
  if (picture.state === 'loading') return <div className={styles.frame} aria-busy="true" />
  if (picture.state !== 'kept')
    return <Unshown icon={TriangleAlert} why={t(`incident.${picture.state}`)} bad />
  return (
    <button
      type="button"
      className={styles.frame}
      aria-pressed={isLarge}
      title={isLarge ? t('incident.smaller') : t('incident.larger')}
      onClick={onPress}
    >
      <img className={styles.picture} src={picture.url} alt={name} />
    </button>
  )
}

type UnshownProps = { readonly icon: typeof TriangleAlert; readonly why: string; readonly bad?: boolean }

function Unshown({ icon: Icon, why, bad = false }: UnshownProps) {
  return (
    <div className={styles.frame} data-bad={bad}>
      <p className={styles.why}>
        <Icon size={14} aria-hidden="true" />
        {why}
      </p>
    </div>
  )
}
