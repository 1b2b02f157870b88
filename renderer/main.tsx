import './jitless.ts'
import './styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startLanguage } from './i18n/language.ts'
import { openPortTransport } from './studio/port-transport.ts'
import { openSocketTransport } from './studio/socket-transport.ts'
import { openStudio } from './studio/studio.ts'

/** In the desktop window the preload hands over ports; anywhere else the page's own server is the studio. */
function openTransport() {
  const inDesktop = navigator.userAgent.includes('Electron/') || !location.protocol.startsWith('http')
  return inDesktop ? openPortTransport(window) : openSocketTransport(new URL(location.href))
}

startLanguage(localStorage)
const root = document.getElementById('console')
if (root === null) throw new Error('The page has no element for the console')
createRoot(root).render(<App studio={openStudio(openTransport(), document)} />)
