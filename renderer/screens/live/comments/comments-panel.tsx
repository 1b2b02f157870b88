import { type KeyboardEvent, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentView } from '#shared/model/comment-views.ts'
import { Panel } from '../../../components/panel.tsx'
import { useSteady } from '../../../components/steady.ts'
import { useTimes } from '../../../i18n/hooks.ts'
import { useAction } from '../../../keys/actions.ts'
import { belongsToInputMethod } from '../../../keys/chord.ts'
import { useRoomField, useStore, useStudio } from '../../../studio/hooks.ts'
import { ActBar } from './act-bar.tsx'
import { AnswerShown } from './answer-shown.tsx'
import { AskGround } from './ask-ground.tsx'
import { AskUndo } from './ask-undo.tsx'
import { BulkAnswers } from './bulk-answers.tsx'
import { CommentRate } from './comment-rate.tsx'
import { CommentRow } from './comment-row.tsx'
import styles from './comments-panel.module.css'
import { DeskSays } from './desk-says.tsx'
import { FeedEmpty } from './feed-empty.tsx'
import { FeedFoot } from './feed-foot.tsx'
import { FeedHead } from './feed-head.tsx'
import { FeedList } from './feed-list.tsx'
import { type FeedView, isSearch, type Looked, lookedForNothing } from './feed-view.ts'
import { KeywordFilters } from './keyword-filters.tsx'
import { OpenedComment } from './opened-comment.tsx'
import type { Preset } from './presets.ts'
import { PresetsDialog } from './presets-dialog.tsx'
import { SearchLine } from './search-line.tsx'
import { useDesk } from './use-desk.ts'
import { useFeed } from './use-feed.ts'
import { useHand } from './use-hand.ts'
import { useLook } from './use-look.ts'

/** The comment desk: a feed that follows or stands still, and what may be done about the comment in hand. */
export function CommentsPanel({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const times = useTimes()
  const { comments } = useStudio()
  const { fresh, leftOut } = useStore(comments)
  const session = useRoomField('session')
  const look = useLook()
  const { view, looked } = look
  const feed = useFeed(view, looked)
  const hand = useHand(feed.items)
  const desk = useDesk(feed, hand, look.preset)
  const [dialog, setDialog] = useState<'filters' | 'presets' | null>(null)
  /** The pointer has just asked to go on: it has to leave before it holds the feed again. */
  const passing = useRef(false)
  const whole = useRef<HTMLDivElement>(null)

  const read = () => {
    if (!passing.current) feed.hold()
  }
  const goOn = () => {
    passing.current = whole.current?.matches(':hover') === true
    desk.cancel()
    hand.take(null)
    hand.deselect()
    look.search(lookedForNothing)
    feed.goOn()
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  const show = (next: FeedView) => {
    hand.take(null)
    hand.deselect()
    feed.goOn()
    look.show(next)
  }
  const takeInHand = hand.take
  const { hold } = feed
  const take = useCallback(
    (seq: number) => {
      hold()
      takeInHand(seq)
    },
    [hold, takeInHand],
  )
  const step = (by: 1 | -1, selects: boolean) => {
    hold()
    if (selects) hand.extend(by)
    else hand.step(by)
  }
  const nothing = feed.items.length === 0 ? t('desk.because.nothing') : null
  useAction('commentNext', {
    label: t('actions.commentNext'),
    unavailable: nothing,
    run: () => step(1, false),
  })
  useAction('commentPrevious', {
    label: t('actions.commentPrevious'),
    unavailable: nothing,
    run: () => step(-1, false),
  })
  useAction('commentSelectNext', {
    label: t('actions.commentSelectNext'),
    unavailable: nothing,
    run: () => step(1, true),
  })
  useAction('commentSelectPrevious', {
    label: t('actions.commentSelectPrevious'),
    unavailable: nothing,
    run: () => step(-1, true),
  })
  useAction('commentSelect', {
    label: t('actions.commentSelect'),
    unavailable: hand.at === null ? t('desk.because.noneInHand') : null,
    run: () => hand.at !== null && hand.toggle(hand.at),
  })
  useAction('commentNewest', {
    label: t('actions.commentNewest'),
    unavailable: feed.held ? null : t('desk.because.follows'),
    run: goOn,
  })
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && feed.held && !belongsToInputMethod(event.nativeEvent)) goOn()
  }

  const steady = useSteady({
    show,
    begin: desk.begin,
    undo: desk.undo,
    lookFor(next: Looked) {
      hand.take(null)
      look.search(next)
    },
    use(preset: Preset | null) {
      hand.take(null)
      feed.goOn()
      look.use(preset)
    },
    openPresets: () => setDialog('presets'),
    openFilters: () => setDialog('filters'),
  })

  /** Asked and answered below the feed: it is not, or not only, about the comment in hand. */
  const bulk = desk.answers.shown.size > 1 || (desk.asking !== null && hand.selected.size > 0)
  const row = (kept: CommentView) => {
    const comment = feed.changed.get(kept.seq) ?? kept
    const { seq } = comment
    const shown = desk.answers.shown.get(seq)
    const inHand = seq === hand.at
    const asks = inHand && desk.asking !== null && !bulk
    return (
      <CommentRow
        key={seq}
        comment={comment}
        time={times.time(comment.at)}
        inHand={inHand}
        selected={hand.selected.has(seq)}
        onTake={take}
        onSelect={hand.toggle}
      >
        {inHand || (shown !== undefined && !bulk) ? (
          <div className={styles.under}>
            {shown === undefined || bulk ? null : (
              <AnswerShown shown={shown} onDismiss={desk.answers.clear} />
            )}
            {inHand ? (
              <OpenedComment
                comment={comment}
                answers={desk.answers}
                settling={desk.settling}
                onSettled={desk.settled}
                onUser={(user) => look.search({ text: '', user })}
              />
            ) : null}
            {inHand && desk.undoing !== null ? (
              <AskUndo
                key={desk.undoing.entry}
                act={desk.undoing}
                onSend={desk.takeBack}
                onCancel={desk.cancel}
              />
            ) : null}
            {asks && desk.asking !== null ? (
              <AskGround
                key={desk.asking}
                kind={desk.asking}
                comments={desk.targets}
                onSend={desk.send}
                onCancel={desk.cancel}
              />
            ) : null}
          </div>
        ) : null}
      </CommentRow>
    )
  }
  return (
    <Panel
      title={t('live.comments.name')}
      className={`${styles.panel} ${className ?? ''}`}
      old={!fresh}
      aside={<CommentRate />}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc anywhere in the panel lets go of the comment */}
      <div
        ref={whole}
        className={styles.desk}
        onKeyDown={onKey}
        onPointerLeave={() => (passing.current = false)}
      >
        <FeedHead
          view={view}
          looked={looked}
          presets={look.presets}
          preset={look.preset}
          unsearchable={
            session?.id === undefined || session.id === null ? t('shell.because.noSession') : null
          }
          onView={steady.show}
          onLook={steady.lookFor}
          onPreset={steady.use}
          onPresets={steady.openPresets}
          onFilters={steady.openFilters}
        />
        <DeskSays />
        {leftOut === 0 ? null : (
          <p className={styles.left}>{t('live.comments.leftOut', { number: leftOut })}</p>
        )}
        <SearchLine feed={feed} />
        <div className={styles.list}>
          {feed.items.length === 0 ? (
            <FeedEmpty view={view} searching={isSearch(looked)} />
          ) : (
            <FeedList
              key={`${view} ${looked.text} ${looked.user?.id}`}
              label={t('desk.feed', { view: t(`desk.view.${view}`) })}
              items={feed.items}
              held={feed.held}
              at={hand.at}
              row={row}
              onRead={read}
              onLeave={feed.goOn}
              onTop={() => feed.older.more && feed.older.fetch()}
            />
          )}
        </div>
        {bulk && desk.asking !== null ? (
          <div className={styles.bulk}>
            <AskGround
              key={desk.asking}
              kind={desk.asking}
              comments={desk.targets}
              onSend={desk.send}
              onCancel={desk.cancel}
            />
          </div>
        ) : null}
        {desk.answers.shown.size > 1 ? <BulkAnswers answers={desk.answers} comments={desk.acted} /> : null}
        <FeedFoot feed={feed} hand={hand} onGoOn={goOn} />
        <ActBar
          unavailable={desk.unavailable}
          undoUnavailable={desk.undoUnavailable}
          onAct={steady.begin}
          onUndo={steady.undo}
        />
      </div>
      <KeywordFilters opened={dialog === 'filters'} onClose={() => setDialog(null)} />
      <PresetsDialog
        opened={dialog === 'presets'}
        onClose={() => setDialog(null)}
        presets={look.presets}
        onKeep={look.keep}
        view={view}
        text={looked.text}
      />
    </Panel>
  )
}
