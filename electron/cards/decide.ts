import type { Card, CardFields, Verdict } from '#shared/model/cards.ts'
import type { Body } from '#shared/model/entries.ts'
import type { CardId, Sha256 } from '#shared/model/ids.ts'
import type { Phase } from '#shared/model/rooms.ts'
import { allowed, type Outcome, type Refusal, refused } from '#shared/model/words.ts'
import { mayRunAsSecond } from '#shared/rules/roles.ts'
import { isOut } from '#shared/rules/session.ts'
import { type Context, type Decision, type Draft, decided, refusedWith } from '../ledger/decision.ts'
import type { OnAir } from './read.ts'

type Judged = { readonly card: CardId; readonly fields: CardFields; readonly verdict: Verdict }

/** A card of any verdict may lie in the list: the refusal to air it is what the operator comes to read. */
export function decideAdd(command: Judged): Decision<CardId> {
  return decided(command.card, { kind: 'card.added', body: command })
}

/** A changed card is judged again; one that is on air goes off it first, since viewers saw another card. */
export function decideChange(
  state: { readonly card: Card | undefined; readonly onAir: OnAir | undefined },
  command: Judged,
): Decision<CardId> {
  if (state.card === undefined) return refusedWith(unknownCard)
  return decided(command.card, ...pulledIf(state.onAir, command.card, 'replaced'), {
    kind: 'card.changed',
    body: command,
  })
}

export function decideRemove(
  state: { readonly card: Card | undefined; readonly onAir: OnAir | undefined },
  command: { readonly card: CardId; readonly reason: string },
): Decision<CardId> {
  if (state.card === undefined) return refusedWith(unknownCard)
  return decided(command.card, ...pulledIf(state.onAir, command.card, 'operator'), {
    kind: 'card.removed',
    body: { ...command, title: state.card.title },
  })
}

/** The second person's word. Whoever added the card is not a second person. */
export function decideApprove(
  state: { readonly card: Card | undefined },
  command: { readonly card: CardId; readonly reason: string },
  context: Context,
): Decision<CardId> {
  const { card } = state
  if (card === undefined) return refusedWith(unknownCard)
  if (card.verdict.decision !== 'needs-approval') {
    return refusedWith({
      code: 'card.no-approval-needed',
      said:
        card.verdict.decision === 'refuse'
          ? {
              zh: `“${card.title}”属于负面目录，复核不能放行。`,
              en: `“${card.title}” is in the forbidden directory; no approval can let it pass.`,
            }
          : { zh: `“${card.title}”不需要复核。`, en: `“${card.title}” needs no approval.` },
      remedy:
        card.verdict.decision === 'refuse'
          ? {
              zh: '请更正类目或资料，或换一件商品。',
              en: 'Correct its category or details, or choose other goods.',
            }
          : { zh: '可以直接上屏。', en: 'It can be aired as it is.' },
      cites: card.verdict.findings.flatMap((finding) => finding.cites),
    })
  }
  if (context.actor.type === 'user') {
    const second = mayRunAsSecond('card.approve', card.addedBy, context.actor.user)
    if (!second.ok) return refusedWith(second.refusal)
  }
  const { pack } = card.verdict
  return decided(card.id, { kind: 'card.approved', body: { ...command, title: card.title, pack } })
}

/** Whether a card may be on air now: pure reading of its verdict and approval, for decisions and for the console alike. */
export function mayAir(card: Card, currentPack: string): Outcome<Verdict> {
  const { verdict, approval, title } = card
  if (verdict.pack !== currentPack) {
    return refused({
      code: 'card.stale-verdict',
      said: {
        zh: `“${title}”的审核结论出自旧版规则 ${verdict.pack}。`,
        en: `The verdict on “${title}” was given under an older rule pack, ${verdict.pack}.`,
      },
      remedy: {
        zh: '请打开并重新保存这张卡片，按新规则审核。',
        en: 'Open the card and save it again to have it judged anew.',
      },
      cites: [],
    })
  }
  const blocking = verdict.findings.filter((finding) => finding.decision === verdict.decision)
  if (
    verdict.decision === 'refuse' ||
    (verdict.decision === 'needs-approval' && approval?.pack !== verdict.pack)
  ) {
    return refused({
      code: verdict.decision === 'refuse' ? 'card.refused' : 'card.needs-approval',
      said: {
        zh: blocking.map((finding) => finding.said.zh).join(''),
        en: blocking.map((finding) => finding.said.en).join(' '),
      },
      remedy: {
        zh: blocking.map((finding) => finding.remedy.zh).join(''),
        en: blocking.map((finding) => finding.remedy.en).join(' '),
      },
      cites: blocking.flatMap((finding) => finding.cites),
    })
  }
  return allowed(verdict)
}

/** Airing: only while the room is out, only with a passing verdict of the pack in force; a refusal is recorded. */
export function decideAir(
  state: {
    readonly card: Card | undefined
    readonly phase: Phase
    readonly pack: string
  },
  command: { readonly card: CardId; readonly picture: Sha256 | null },
): Decision<CardId> {
  const { card } = state
  if (card === undefined) return refusedWith(unknownCard)
  if (!isOut(state.phase)) {
    return refusedWith({
      code: 'card.room-not-out',
      said: {
        zh: '还没有开播或彩排，不能上屏。',
        en: 'The room is neither live nor rehearsing, so no card can be aired.',
      },
      remedy: { zh: '请先开播或彩排。', en: 'Go live or rehearse first.' },
      cites: [],
    })
  }
  const passing = mayAir(card, state.pack)
  if (!passing.ok) {
    return refusedWith(passing.refusal, {
      kind: 'card.air-refused',
      body: {
        card: card.id,
        title: card.title,
        said: passing.refusal.said,
        cites: passing.refusal.cites,
        pack: state.pack,
      },
    })
  }
  if (command.picture === null) {
    return refusedWith({
      code: 'card.not-drawn',
      said: {
        zh: `“${card.title}”的画面卡片没有画好。`,
        en: `The picture of “${card.title}” could not be drawn.`,
      },
      remedy: {
        zh: '请检查数据文件夹的磁盘空间，然后再试。',
        en: 'Check the disk of the data folder, then try again.',
      },
      cites: [],
    })
  }
  const { id, verdict, approval: _approval, addedBy: _addedBy, changedAt: _changedAt, ...fields } = card
  const body = { card: id, verdict, fields, picture: command.picture }
  return decided(id, { kind: 'card.aired', body })
}

export function decidePull(
  state: { readonly onAir: OnAir | undefined },
  command: { readonly why: 'operator' | 'verdict-changed' | 'session-closing' },
): Decision<CardId | null> {
  if (state.onAir === undefined) return decided(null)
  return decided(state.onAir.card, pulled(state.onAir, command.why))
}

/** The draft that takes a card off the air when its session closes; null while none is on air. */
export function pulledAtClose(onAir: OnAir | undefined): Draft | null {
  return onAir === undefined ? null : pulled(onAir, 'session-closing')
}

export function decideImport(command: {
  readonly file: string
  readonly sha256: Sha256
  readonly bad: number
  readonly cards: readonly Judged[]
}): Decision<number> {
  const { file, sha256, bad, cards } = command
  return decided(cards.length, ...cards.map((card): Draft => ({ kind: 'card.added', body: card })), {
    kind: 'card.imported',
    body: { file, sha256, added: cards.length, bad },
  })
}

/** A new pack came into force: verdicts that it changes are written, and a card that no longer passes leaves the air. */
export function decideJudgeAgain(
  state: { readonly onAir: OnAir | undefined },
  command: {
    readonly verdicts: readonly { readonly card: CardId; readonly title: string; readonly verdict: Verdict }[]
  },
): Decision<number> {
  const drafts = command.verdicts.flatMap(({ card, title, verdict }): Draft[] => [
    ...(verdict.decision === 'allow' || verdict.decision === 'warn'
      ? []
      : pulledIf(state.onAir, card, 'verdict-changed')),
    { kind: 'card.judged-again', body: { card, title, verdict } },
  ])
  return decided(command.verdicts.length, ...drafts)
}

function pulledIf(
  onAir: OnAir | undefined,
  card: CardId,
  why: 'operator' | 'verdict-changed' | 'replaced',
): readonly Draft[] {
  return onAir?.card === card ? [pulled(onAir, why)] : []
}

/** Names the card as viewers saw it: an entry is read when its card may have been changed or removed. */
function pulled({ card, fields }: OnAir, why: Body<'card.pulled'>['why']): Draft {
  return { kind: 'card.pulled', body: { card, title: fields.title, why } }
}

const unknownCard: Refusal = {
  code: 'card.unknown',
  said: { zh: '没有这张商品卡片，可能已被移除。', en: 'There is no such card; it may have been removed.' },
  remedy: { zh: '请从列表里重新选择。', en: 'Choose again from the list.' },
  cites: [],
}
