/**
 * The only script between page and shell: it hands the page its two ports and exposes nothing. The page says that it
 * listens by posting `{ type: 'fairlive:ready' }` to itself; it gets `{ type: 'fairlive:port', contract, pictures }`.
 */
import { ipcRenderer } from 'electron'
import { portChannel, readyChannel } from './shell/channels.ts'

window.addEventListener('message', ({ source, data }) => {
  if (source === window && data?.type === readyChannel) ipcRenderer.send(readyChannel)
})

ipcRenderer.on(portChannel, ({ ports: [contract, pictures] }) => {
  if (contract === undefined || pictures === undefined) return
  window.postMessage({ type: portChannel, contract, pictures }, window.origin, [contract, pictures])
})
