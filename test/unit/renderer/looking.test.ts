import { describe, expect, test } from 'vitest'
import { citationsIn } from '#renderer/components/citations-in.ts'
import { matchActions } from '#renderer/shell/match-actions.ts'
import { screenOf } from '#renderer/shell/route.ts'

test('citations are found wherever they stand in an entry, in order', () => {
  const cite = (article: string) => ({ instrument: '广告法', version: '2021', article, sure: 'S2' as const })
  const body = {
    verdict: { findings: [{ cites: [cite('1')] }, { cites: [cite('2')] }] },
    other: [null, 'text', 3],
  }
  expect(citationsIn(body)).toEqual([cite('1'), cite('2')])
  expect(citationsIn(null)).toEqual([])
})

describe('the palette', () => {
  const action = (label: string, unavailable: string | null, scope: 'live' | 'anywhere' = 'live') => ({
    label,
    unavailable,
    scope,
  })
  const found = (typed: string) =>
    matchActions(
      [
        action('Open the cards', null, 'anywhere'),
        action('Air the cup', 'not live'),
        action('Air the umbrella', null),
        action('Pull the card', null),
      ],
      typed,
    ).map(({ label }) => label)

  test('shows what can be done first, and of that what belongs to the screen', () => {
    expect(found('')).toEqual(['Air the umbrella', 'Pull the card', 'Open the cards', 'Air the cup'])
  })

  test('finds by every word that was typed, in any order and case', () => {
    expect(found('cup AIR')).toEqual(['Air the cup'])
    expect(found('moon')).toEqual([])
  })
})

test('an address names a screen, and the live screen where it names none', () => {
  expect(['#/cards', '#archive', '', '#/nowhere'].map(screenOf)).toEqual(['cards', 'archive', 'live', 'live'])
})
