import type { SourceState } from '#shared/model/comment-views.ts'
import type { Coverage } from '#shared/model/comments.ts'

/** A source of which nothing has been heard yet. */
export function unheard({
  name,
  kind,
  platform,
}: Pick<SourceState, 'name' | 'kind' | 'platform'>): SourceState {
  const nothing = { fact: null, line: null, silent: null, partial: null, missed: null, dropped: 0 }
  return { name, kind, platform, ...nothing }
}

/** How a source stands after one more fact. A line that is cut or made anew ends its silence; what was missed stays. */
export function heard(state: SourceState, fact: Coverage): SourceState {
  const next = { ...state, fact }
  switch (fact.fact) {
    case 'connected':
    case 'lost':
    case 'refused':
    case 'ended':
      return { ...next, line: fact, silent: null }
    case 'silent':
      return { ...next, silent: fact.ended ? null : fact }
    case 'partial':
      return { ...next, partial: fact }
    case 'missed':
      return { ...next, missed: fact }
    case 'dropped':
      return fact.why === 'repeated' ? next : { ...next, dropped: state.dropped + fact.count }
    case 'clock-differs':
      return next
  }
}
