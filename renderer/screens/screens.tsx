import type { ReactNode } from 'react'
import { type ScreenName, useScreen } from '../shell/route.ts'
import { Shell } from '../shell/shell.tsx'
import { useMe, useRoomField, useSeat } from '../studio/hooks.ts'
import { ArchiveScreen } from './archive/archive-screen.tsx'
import { CardsScreen } from './cards/cards-screen.tsx'
import { LiveScreen } from './live/live-screen.tsx'
import { PeopleScreen } from './people/people-screen.tsx'
import { PreflightScreen } from './preflight/preflight-screen.tsx'
import { ReviewScreen } from './review/review-screen.tsx'
import { SettingsScreen } from './settings/settings-screen.tsx'
import { Connecting } from './start/connecting.tsx'
import { Entrance } from './start/entrance.tsx'
import { Setup } from './start/setup.tsx'

const screenOf: Readonly<Record<ScreenName, () => ReactNode>> = {
  live: LiveScreen,
  preflight: PreflightScreen,
  cards: CardsScreen,
  archive: ArchiveScreen,
  review: ReviewScreen,
  people: PeopleScreen,
  settings: SettingsScreen,
}

/** What is on screen: the wait for the studio, the way in, or one of the screens inside the frame. */
export function Screens() {
  const seat = useSeat()
  switch (seat.state) {
    case 'asking':
      return <Connecting />
    case 'signed-out':
      return <Entrance />
    case 'signed-in':
      return (
        <Shell>
          <Screen />
        </Shell>
      )
  }
}

/** Where the live screen has nothing to show yet, it shows the owner the next step to get there. */
function Screen() {
  const name = useScreen()
  const step = useSetupStep()
  const Chosen = screenOf[name]
  return name === 'live' && step !== null ? <Setup step={step} /> : <Chosen />
}

function useSetupStep(): 'obs' | 'room' | null {
  const me = useMe()
  const link = useRoomField('link')
  const hasRoom = useRoomField('room') !== null
  if (link === null || me?.role !== 'owner') return null
  if (hasRoom) return link.kind === 'none' ? 'obs' : null
  return link.phase === 'connected' ? 'room' : 'obs'
}
