import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CategoryView } from '#shared/model/views.ts'
import { useWords } from '../../i18n/hooks.ts'
import { useStudio } from '../../studio/hooks.ts'

const none: readonly CategoryView[] = []

/** The directory's categories; they change with the pack, so they are asked for once. */
function useCategories(): readonly CategoryView[] {
  const { queries } = useStudio()
  return useQuery(queries.cards.categories.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data ?? none
}

/** Names a category with those above it: food / tea. */
export function useCategoryNames(): (id: string | null) => string | null {
  const categories = useCategories()
  const say = useWords()
  return useMemo(() => {
    const byId = new Map(categories.map((category) => [category.id, category]))
    const nameOf = (id: string): string | null => {
      const category = byId.get(id)
      if (category === undefined) return null
      const above = category.parent === null ? null : nameOf(category.parent)
      return above === null ? say(category.name) : `${above} / ${say(category.name)}`
    }
    return (id) => (id === null ? null : (nameOf(id) ?? id))
  }, [categories, say])
}

/** The categories as choices of a field, in the pack's order. */
export function useCategoryChoices(): { readonly value: string; readonly label: string }[] {
  const categories = useCategories()
  const name = useCategoryNames()
  return useMemo(() => categories.map(({ id }) => ({ value: id, label: name(id) ?? id })), [categories, name])
}
