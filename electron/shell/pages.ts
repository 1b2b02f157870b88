import type { IpcMain, WebContents } from 'electron'
import { portChannel, readyChannel } from './channels.ts'
import type { Electron } from './electron.ts'
import { isConsole } from './protocol.ts'
import type { StudioProcess } from './studio-process.ts'

/**
 * Introduces each loaded page to the studio: two fresh channels, one end of each to either side, so that calls and
 * pictures go past this process. A page asks once it listens, and again after it lost its ports.
 */
export function introducePages(
  ipc: IpcMain,
  MessageChannel: Electron['MessageChannelMain'],
  studio: Pick<StudioProcess, 'send'>,
): void {
  const known = new WeakSet<WebContents>()
  ipc.on(readyChannel, ({ sender, senderFrame }) => {
    // Only the console itself, at the top of its window, is ever introduced.
    if (senderFrame === null || senderFrame !== sender.mainFrame || !isConsole(senderFrame.url)) return
    const contract = new MessageChannel()
    const pictures = new MessageChannel()
    // While no studio runs nobody answers; the page asks again.
    if (!studio.send({ type: 'page', id: sender.id }, [contract.port1, pictures.port1])) return
    senderFrame.postMessage(portChannel, null, [contract.port2, pictures.port2])
    if (known.has(sender)) return
    known.add(sender)
    const { id } = sender
    sender.once('destroyed', () => studio.send({ type: 'page-gone', id }))
    sender.on('render-process-gone', () => studio.send({ type: 'page-gone', id }))
  })
}
