import { skipToken, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { CommentView } from '#shared/model/comment-views.ts'
import type { UserId } from '#shared/model/ids.ts'
import type { ActKind } from '#shared/model/moderation.ts'
import { useRoomField, useStudio } from '../../../studio/hooks.ts'

type HandledWish = { readonly by: UserId | null; readonly kinds: readonly ActKind[] | null }

export type Handled = {
  readonly comments: ReadonlyMap<number, CommentView>
  /** Everything from this comment on is read; null where all of the session's is, or nothing is read yet. */
  readonly from: number | null
  readonly more: boolean
  readonly busy: boolean
  readonly fetchMore: () => void
}

/**
 * What somebody has handled in this session, from the record and backwards: it may be older than everything that was
 * streamed. Read page by page when somebody looks further back, or page after page where the whole is needed.
 * @param wish null reads nothing
 */
export function useHandled(wish: HandledWish | null, whole: boolean): Handled {
  const { client } = useStudio()
  const session = useRoomField('session')?.id ?? null
  const asked = useInfiniteQuery({
    queryKey: ['handled comments', session, wish],
    gcTime: 0,
    initialPageParam: null as number | null,
    queryFn:
      wish === null || session === null
        ? skipToken
        : ({ pageParam }) =>
            client.comments.handled({
              session,
              by: wish.by,
              kinds: wish.kinds === null ? null : [...wish.kinds],
              before: pageParam,
            }),
    getNextPageParam: ({ before }) => before,
  })
  const { data, hasNextPage, isFetching, fetchNextPage } = asked
  useEffect(() => {
    if (whole && hasNextPage && !isFetching) void fetchNextPage()
  }, [whole, hasNextPage, isFetching, fetchNextPage])
  const comments = useMemo(
    () => new Map(data?.pages.flatMap((page) => page.comments).map((one) => [one.seq, one])),
    [data],
  )
  return {
    comments,
    from: data?.pages.at(-1)?.before ?? null,
    more: hasNextPage,
    busy: isFetching,
    fetchMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage()
    },
  }
}
