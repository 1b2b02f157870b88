import { useQuery } from '@tanstack/react-query'
import type { User } from '#shared/model/people.ts'
import { useStudio } from './hooks.ts'

const nobody: readonly User[] = []

/** Everybody who may sign in here; empty until the list has come. */
export function usePeople(): readonly User[] {
  const { queries } = useStudio()
  return useQuery(queries.people.list.queryOptions()).data?.users ?? nobody
}
