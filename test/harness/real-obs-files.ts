import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type Size = { readonly width: number; readonly height: number }

/** The two canvases that the product is tested on: a phone's portrait picture and a small landscape one. */
export const portrait: Size = { width: 1080, height: 1920 }
export const landscape: Size = { width: 1280, height: 720 }

/** What an OBS is told by its files before it starts. */
export type ObsFiles = {
  readonly home: string
  readonly port: number
  readonly password: string
  readonly canvas: Size
  readonly framesPerSecond: number
  readonly recordDirectory: string
  readonly recordFormat: string
  /** Length of OBS's replay buffer; unset, it is off, as a fresh install does. */
  readonly replaySeconds?: number
  /** RTMP target of the custom stream service; null leaves OBS without one, as a fresh install is. */
  readonly streamServer: { readonly server: string; readonly key: string } | null
  /** Scene collections by name, as OBS's own JSON; the first one is the current one. */
  readonly collections: Readonly<Record<string, object>>
}

/** Writes OBS 29's configuration below `home`, so that it starts without wizard and with its websocket server on. */
export async function writeObsFiles(files: ObsFiles): Promise<void> {
  const folder = join(files.home, '.config', 'obs-studio')
  const profile = join(folder, 'basic', 'profiles', 'Untitled')
  const current = Object.keys(files.collections)[0] ?? 'Untitled'
  await mkdir(files.recordDirectory, { recursive: true })
  await write(join(folder, 'global.ini'), globalIni(files, current))
  await write(join(profile, 'basic.ini'), basicIni(files))
  if (files.streamServer !== null) {
    const service = { type: 'rtmp_custom', settings: { ...files.streamServer, use_auth: false } }
    await write(join(profile, 'service.json'), JSON.stringify(service))
  }
  for (const [name, collection] of Object.entries(files.collections)) {
    await write(join(folder, 'basic', 'scenes', `${name}.json`), JSON.stringify({ ...collection, name }))
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

function globalIni(files: ObsFiles, collection: string): string {
  return ini({
    General: { FirstRun: true, ConfirmOnExit: false, EnableAutoUpdates: false },
    BasicWindow: { RecordWhenStreaming: false, WarnBeforeStartingStream: false },
    Basic: {
      Profile: 'Untitled',
      ProfileDir: 'Untitled',
      SceneCollection: collection,
      SceneCollectionFile: collection,
    },
    OBSWebSocket: {
      FirstLoad: false,
      ServerEnabled: true,
      ServerPort: files.port,
      AuthRequired: files.password !== '',
      ServerPassword: files.password,
      AlertsEnabled: false,
    },
  })
}

function basicIni(files: ObsFiles): string {
  const { width, height } = files.canvas
  return ini({
    General: { Name: 'Untitled' },
    Video: {
      BaseCX: width,
      BaseCY: height,
      OutputCX: width,
      OutputCY: height,
      FPSType: 1,
      FPSInt: files.framesPerSecond,
    },
    Output: { Mode: 'Simple' },
    SimpleOutput: {
      FilePath: files.recordDirectory,
      RecFormat: files.recordFormat,
      RecQuality: 'Small',
      RecEncoder: 'x264',
      StreamEncoder: 'x264',
      Preset: 'ultrafast',
      VBitrate: 1500,
      ...(files.replaySeconds === undefined
        ? {}
        : { RecRB: true, RecRBTime: files.replaySeconds, RecRBSize: 512 }),
    },
  })
}

function ini(sections: Record<string, Record<string, string | number | boolean>>): string {
  return Object.entries(sections)
    .map(([name, entries]) => {
      const lines = Object.entries(entries).map(([key, value]) => `${key}=${value}`)
      return `[${name}]\n${lines.join('\n')}\n`
    })
    .join('\n')
}
