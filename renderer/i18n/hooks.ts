import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryView } from '#shared/model/views.ts'
import type { Words } from '#shared/model/words.ts'
import { useRoomField } from '../studio/hooks.ts'
import { usePeople } from '../studio/people.ts'
import { tellEntry } from './entry-sentence.ts'
import { calendarDate, clockTime, dateAndTime, type Language } from './format.ts'
import { wordsIn } from './language.ts'
import type { Telling } from './telling.ts'

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN'
}

/** Says the studio's own sentences in the chosen language. */
export function useWords(): (words: Words) => string {
  const language = useLanguage()
  return useCallback((words) => wordsIn(language, words), [language])
}

const zoneBeforeARoom = 'Asia/Shanghai'

/** Times in the room's zone, 24 h. */
export function useTimes() {
  const language = useLanguage()
  const zone = useRoomField('room')?.timeZone ?? zoneBeforeARoom
  return useMemo(
    () => ({
      time: (at: number) => clockTime(at, zone, language),
      date: (at: number) => calendarDate(at, zone),
      dateAndTime: (at: number) => dateAndTime(at, zone, language),
    }),
    [language, zone],
  )
}

/** Tells a ledger entry as a sentence. */
export function useEntrySentence(): (entry: EntryView) => string {
  const { t } = useTranslation()
  const say = useWords()
  const times = useTimes()
  const people = usePeople()
  return useMemo(() => {
    const names = new Map(people.map((user) => [String(user.id), user.name]))
    const telling: Telling = {
      ...times,
      say,
      studio: t('entries.studio'),
      guardName: (guard) => t(`live.guards.${guard}`),
      rungName: (rung) => t(`live.guards.rungs.${rung}`),
      userName: (user) => names.get(user) ?? t('entries.somebody'),
    }
    return (entry) => {
      const { key, values } = tellEntry(entry, telling)
      return String(t(key as never, values as never))
    }
  }, [t, say, times, people])
}
