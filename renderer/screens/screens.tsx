import { type ScreenName, useScreen } from '../shell/route.ts'
import { Shell } from '../shell/shell.tsx'
import { useSeat } from '../studio/hooks.ts'
import { LiveScreen } from './live/live-screen.tsx'
import { Connecting } from './start/connecting.tsx'
import { Entrance } from './start/entrance.tsx'

const screenOf: Readonly<Record<ScreenName, () => React.ReactNode>> = {
  live: LiveScreen,
  preflight: LiveScreen,
  cards: LiveScreen,
  archive: LiveScreen,
  people: LiveScreen,
  settings: LiveScreen,
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

function Screen() {
  const Chosen = screenOf[useScreen()]
  return <Chosen />
}
