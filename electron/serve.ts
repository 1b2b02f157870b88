/** The studio without Electron: the console in a browser, on loopback, behind a one-time token. */
import { type OpenOptions, openStudio } from './studio/open-studio.ts'
import type { Studio } from './studio/studio.ts'
import { serveWeb, type Web } from './studio/web/server.ts'

export type Served = {
  readonly studio: Studio
  readonly web: Web
  /** Opens the console, once; the next one is there as soon as it was used. */
  address(): string
  close(): Promise<void>
}

/** Starts the studio and its web server. Throws `CannotOpen`, or EADDRINUSE where the port is taken. */
export async function serve(
  options: OpenOptions & {
    readonly port: number
    readonly consoleDir: string
    /** Told each time that the address was used. */
    readonly entered?: () => void
  },
): Promise<Served> {
  const studio = await openStudio(options)
  try {
    const { consoleDir, port, entered } = options
    const web = await serveWeb({ studio, consoleDir, port, ...(entered === undefined ? {} : { entered }) })
    return {
      studio,
      web,
      address: () => `${web.url}/?token=${web.token()}`,
      async close() {
        await web.close()
        await studio.close()
      },
    }
  } catch (error) {
    await studio.close()
    throw error
  }
}
