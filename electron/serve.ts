/** The studio without Electron: the console in a browser, on loopback, behind a one-time token. */
import { type OpenOptions, openStudio } from './studio/open-studio.ts'
import type { Studio } from './studio/studio.ts'
import { serveWeb, type Web } from './studio/web/server.ts'

export type Served = {
  readonly studio: Studio
  readonly web: Web
  /** Opens the console, once. */
  readonly address: string
  close(): Promise<void>
}

/** Starts the studio and its web server. Throws `CannotOpen`, or EADDRINUSE where the port is taken. */
export async function serve(
  options: OpenOptions & { readonly port: number; readonly consoleDir: string },
): Promise<Served> {
  const studio = await openStudio(options)
  try {
    const web = await serveWeb({ studio, consoleDir: options.consoleDir, port: options.port })
    return {
      studio,
      web,
      address: `${web.url}/?token=${web.token()}`,
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
