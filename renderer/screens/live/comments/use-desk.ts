import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentView } from '#shared/model/comment-views.ts'
import type { Act, ActView, GroundId } from '#shared/model/moderation.ts'
import { actNames } from '#shared/rules/moderation/grounds.ts'
import { mayRun } from '#shared/rules/roles.ts'
import { useWords } from '../../../i18n/hooks.ts'
import { useAction } from '../../../keys/actions.ts'
import { useConnection, useMe, useStudio } from '../../../studio/hooks.ts'
import { type DeskAct, muteSeconds } from './desk-acts.ts'
import type { Preset } from './presets.ts'
import { proposedSpans } from './text-pieces.ts'
import { type Answers, useAnswers, type Wish } from './use-answers.ts'
import type { Feed } from './use-feed.ts'
import type { Hand } from './use-hand.ts'

export type Desk = {
  readonly answers: Answers
  /** The act whose ground is asked for. */
  readonly asking: DeskAct | null
  readonly settling: 'approve' | 'decline' | null
  /** The act on the comment in hand that is to be taken back, while a note for that is asked for. */
  readonly undoing: ActView | null
  /** What the next act falls on: everything selected, else the comment in hand. */
  readonly targets: readonly CommentView[]
  /** What the last act fell on. */
  readonly acted: ReadonlyMap<number, CommentView>
  readonly unavailable: string | null
  readonly undoUnavailable: string | null
  readonly begin: (kind: DeskAct) => void
  readonly cancel: () => void
  readonly send: (wishes: readonly Wish[], ground: GroundId, note: string) => void
  /** Asks for the note of an undo, which `takeBack` then sends. */
  readonly undo: () => void
  readonly takeBack: (note: string) => void
  readonly settled: () => void
}

/** The acts of the desk on what is in hand. Whatever is begun ends what was said about the last one. */
export function useDesk(feed: Feed, hand: Hand, preset: Preset | null): Desk {
  const { t } = useTranslation()
  const say = useWords()
  const { client } = useStudio()
  const answers = useAnswers()
  const me = useMe()
  const away = useConnection().state === 'connected' ? null : t('shell.because.away')
  const [asking, setAsking] = useState<{ readonly kind: DeskAct; readonly at: number | null } | null>(null)
  const [settling, setSettling] = useState<{
    readonly way: 'approve' | 'decline'
    readonly at: number
  } | null>(null)
  const [undoing, setUndoing] = useState<{ readonly entry: number; readonly at: number } | null>(null)
  const [acted, setActed] = useState<ReadonlyMap<number, CommentView>>(new Map())

  const current = (one: CommentView) => feed.changed.get(one.seq) ?? one
  const found = feed.items.find(({ seq }) => seq === hand.at)
  const inHand = found === undefined ? null : current(found)
  const targets =
    hand.selected.size > 0 ? [...hand.selected.values()].map(current) : inHand === null ? [] : [inHand]
  const may = me === null ? null : mayRun(me.role, 'comment.moderate')
  const unavailable =
    away ??
    (may === null || may.ok ? null : say(may.refusal.said)) ??
    (targets.length === 0 ? t('desk.because.noneInHand') : null)
  const undoable = inHand?.handling?.acts.at(-1) ?? null
  const waiting = inHand?.handling?.acts.find(({ state }) => state === 'waiting') ?? null

  const cancel = () => {
    setAsking(null)
    setSettling(null)
    setUndoing(null)
  }
  const begin = (kind: DeskAct) => {
    cancel()
    answers.clear()
    feed.hold()
    setAsking({ kind, at: hand.at })
  }
  const send = (wishes: readonly Wish[], ground: GroundId, note: string) => {
    cancel()
    if (wishes.length === 0) return
    setActed(new Map(targets.map((one) => [one.seq, one])))
    void answers.act(wishes, ground, note)
    hand.deselect()
  }
  const undo = () => {
    if (undoable === null) return
    cancel()
    answers.clear()
    feed.hold()
    setUndoing({ entry: undoable.entry, at: undoable.comment })
  }
  const taken = undoing === null || undoing.at !== hand.at ? null : actIn(inHand, undoing.entry)
  const takeBack = (note: string) => {
    cancel()
    if (taken === null) return
    const { entry, comment } = taken
    void answers.call(comment, () => client.comments.undo({ entry, comment, note }))
  }
  const settle = (way: 'approve' | 'decline') => {
    if (inHand === null) return
    cancel()
    answers.clear()
    setSettling({ way, at: inHand.seq })
  }
  const noWaiting = away ?? (waiting === null ? t('desk.because.noneWaits') : null)
  useAction('commentApprove', {
    label: t('actions.commentApprove'),
    unavailable: noWaiting,
    run: () => settle('approve'),
  })
  useAction('commentDecline', {
    label: t('actions.commentDecline'),
    unavailable: noWaiting,
    run: () => settle('decline'),
  })
  const quick = preset?.act ?? null
  useAction('commentPresetAct', {
    label:
      quick === null
        ? t('actions.commentPresetAct')
        : t('desk.presets.does', { name: preset?.name ?? '', act: say(actNames[quick.kind]) }),
    unavailable: unavailable ?? (quick === null ? t('desk.because.noPresetAct') : null),
    run() {
      if (quick === null) return
      const wishes = targets.flatMap((one) => quickWish(quick.kind, one))
      if (wishes.length === 0) begin(quick.kind)
      else send(wishes, quick.ground, '')
    },
  })
  return {
    answers,
    asking: asking !== null && asking.at === hand.at ? asking.kind : null,
    settling: settling !== null && settling.at === hand.at ? settling.way : null,
    undoing: taken,
    targets,
    acted,
    unavailable,
    undoUnavailable: undoable === null ? t('desk.because.nothingToUndo') : null,
    begin,
    cancel,
    send,
    undo,
    takeBack,
    settled: () => setSettling(null),
  }
}

/** The act of that entry, as long as it can still be taken back. */
function actIn(comment: CommentView | null, entry: number): ActView | null {
  return comment?.handling?.acts.find((act) => act.entry === entry) ?? null
}

/** An act with nothing to choose; none where words would have to be selected first. */
function quickWish(kind: Exclude<DeskAct, 'reply'>, comment: CommentView): readonly Wish[] {
  const act = ((): Act | null => {
    switch (kind) {
      case 'mute':
        return { kind, seconds: muteSeconds[0] }
      case 'redact': {
        const spans = proposedSpans(comment)
        return spans.length === 0 ? null : { kind, spans: [...spans] }
      }
      default:
        return { kind }
    }
  })()
  return act === null ? [] : [{ comment: comment.seq, act }]
}
