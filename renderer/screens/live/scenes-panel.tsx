import { ShieldCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActs } from '../../components/acts.ts'
import { AnswerLine } from '../../components/answer-line.tsx'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/panel.tsx'
import { Picture } from '../../components/picture.tsx'
import { Loading, Quiet } from '../../components/quiet.tsx'
import { useAction, useActionRow } from '../../keys/actions.ts'
import { keyRows } from '../../keys/table.ts'
import { openScreen } from '../../shell/route.ts'
import { useSession } from '../../shell/session-acts.ts'
import { useConnection, useRoomField, useRoomFresh, useStudio } from '../../studio/hooks.ts'
import { useTally } from '../../studio/tally.ts'
import styles from './scenes-panel.module.css'

type ScenesPanelProps = { readonly aspect: number; readonly className: string | undefined }

/** The scenes of OBS as pictures, on the keys 1 to 9. What is in the programme is what OBS confirmed, not what was asked. */
export function ScenesPanel({ aspect, className }: ScenesPanelProps) {
  const { t } = useTranslation()
  const { client } = useStudio()
  const session = useSession()
  const acts = useActs()
  const tally = useTally()
  const fresh = useRoomFresh()
  const scenes = useRoomField('scenes')
  const programme = useRoomField('programme')
  const before = usePrevious(programme)
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')

  const cut = (scene: string) =>
    void acts.ask({
      act: scene,
      what: t('live.scenes.cut', { scene }),
      call: () => client.session.switchScene({ scene }),
    })
  useActionRow(
    'scene',
    (scenes ?? []).map(({ name }) => ({
      label: t('actions.scene', { name }),
      unavailable: away,
      run: () => cut(name),
    })),
  )
  useAction(
    'sceneUndo',
    before === null
      ? null
      : { label: t('live.scenes.undo', { scene: before }), unavailable: away, run: () => cut(before) },
  )

  return (
    <Panel
      title={t('live.scenes.name')}
      className={className}
      old={!fresh}
      scrolls
      answer={<AnswerLine acts={acts} />}
      aside={
        <Button
          onPress={session.safe.run}
          keys={session.safe.keys}
          unavailable={session.safe.unavailable}
          name={session.safe.what}
          icon={ShieldCheck}
        >
          {t('live.scenes.safeScene')}
        </Button>
      }
    >
      {scenes === null ? (
        <Loading />
      ) : scenes.length === 0 ? (
        <Quiet what={t('live.scenes.empty')} why={t('live.scenes.emptyWhy')}>
          <Button onPress={() => openScreen('settings')}>{t('live.scenes.emptyDo')}</Button>
        </Quiet>
      ) : (
        <ul className={styles.scenes} data-orientation={aspect < 1 ? 'portrait' : 'landscape'}>
          {scenes.map((scene, index) => (
            <li key={scene.name}>
              <SceneTile
                name={scene.name}
                safe={scene.safe}
                aspect={aspect}
                tally={scene.name === programme ? tally : null}
                asked={acts.answer.state === 'asked' && acts.answer.act === scene.name}
                keys={keyRows.scene.keys[index]}
                onCut={() => cut(scene.name)}
              />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

type SceneTileProps = {
  readonly name: string
  readonly safe: boolean
  readonly aspect: number
  readonly tally: string | null
  readonly asked: boolean
  readonly keys: string | undefined
  readonly onCut: () => void
}

function SceneTile({ name, safe, aspect, tally, asked, keys, onCut }: SceneTileProps) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={styles.scene}
      data-tally={tally}
      data-asked={asked}
      aria-label={t('live.scenes.cut', { scene: name })}
      aria-pressed={tally !== null}
      aria-keyshortcuts={keys}
      title={name}
      onClick={(event) => {
        if (event.detail > 0) event.currentTarget.blur()
        onCut()
      }}
    >
      <span
        className={styles.stage}
        data-nothing={safe ? '' : t('live.scenes.noPicture')}
        style={{ aspectRatio: String(aspect) }}
      >
        {safe ? <ShieldCheck className={styles.shield} aria-hidden="true" /> : null}
        <Picture name={`scene:${name}`} className={styles.picture} />
      </span>
      {keys === undefined ? null : <span className={styles.key} data-keys={keys} aria-hidden="true" />}
      <span className={styles.foot}>
        {safe ? <ShieldCheck className={styles.safe} aria-hidden="true" /> : null}
        <span className={styles.name}>{safe ? t('live.scenes.safeTile') : name}</span>
      </span>
    </button>
  )
}

/** The value before the last change; null while there was none. */
function usePrevious(value: string | null): string | null {
  const last = useRef(value)
  const [before, setBefore] = useState<string | null>(null)
  useEffect(() => {
    if (last.current === value) return
    setBefore(last.current)
    last.current = value
  }, [value])
  return before
}
