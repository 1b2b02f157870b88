import { readFile } from 'node:fs/promises'
import type { Words } from '#shared/model/words.ts'
import { joinIn, obsFolders, type Surroundings } from './discovery/folder.ts'
import { readConfigJson, readGlobalIni, type SettingsFile } from './discovery/settings.ts'
import type { ObsAddress } from './link/connection.ts'

/** What was found of an OBS on this PC. It says what the files say; whether OBS runs, only connecting shows. */
export type Discovery =
  | { readonly kind: 'on'; readonly file: string; readonly address: ObsAddress }
  | { readonly kind: 'off'; readonly file: string; readonly said: Words; readonly remedy: Words }
  | { readonly kind: 'broken'; readonly file: string; readonly said: Words; readonly remedy: Words }
  | {
      readonly kind: 'none'
      readonly looked: readonly string[]
      readonly said: Words
      readonly remedy: Words
    }

/** The text of a file, or null where there is none; rejects where there is one that cannot be read. */
export type ReadText = (file: string) => Promise<string | null>

export async function readTextFile(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

/**
 * Finds port and password of the local OBS in its own configuration: the first folder whose server is switched on,
 * else the first that holds anything. Within a folder the newer file counts alone where it exists, because OBS then
 * looks at no other.
 */
export async function discoverObs(surroundings: Surroundings, readText: ReadText): Promise<Discovery> {
  const folders = obsFolders(surroundings)
  const found: Discovery[] = []
  for (const folder of folders) {
    const discovery = await lookInto(folder, surroundings.platform, readText)
    if (discovery?.kind === 'on') return discovery
    if (discovery !== null) found.push(discovery)
  }
  return found[0] ?? { kind: 'none', looked: folders, ...noObs }
}

async function lookInto(
  folder: string,
  platform: NodeJS.Platform,
  readText: ReadText,
): Promise<Discovery | null> {
  const newer = joinIn(platform, folder, 'plugin_config', 'obs-websocket', 'config.json')
  const older = joinIn(platform, folder, 'global.ini')
  for (const [file, read] of [
    [newer, readConfigJson],
    [older, readGlobalIni],
  ] as const) {
    try {
      const text = await readText(file)
      if (text !== null) return verdict(file, read(text))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return verdict(file, { kind: 'broken', why })
    }
  }
  return null
}

function verdict(file: string, content: SettingsFile): Discovery {
  if (content.kind === 'broken') return { kind: 'broken', file, ...brokenFile(file, content.why) }
  // An OBS whose websocket server was never configured has it off.
  if (content.kind === 'silent' || !content.settings.enabled) return { kind: 'off', file, ...serverOff }
  const { port, password } = content.settings
  return { kind: 'on', file, address: { url: `ws://127.0.0.1:${port}`, password } }
}

type Advice = { readonly said: Words; readonly remedy: Words }

const switchOn: Words = {
  zh: '请打开 OBS，在菜单“工具 → WebSocket 服务器设置”中勾选“开启 WebSocket 服务器”，点“确定”，然后回到这里重试。',
  en: 'Open OBS, tick "Enable WebSocket server" in its menu Tools → WebSocket Server Settings, press OK, then try again here.',
}

const serverOff: Advice = {
  said: {
    zh: '这台电脑上有 OBS，但它的 WebSocket 服务器没有开启。',
    en: 'There is an OBS on this PC, but its WebSocket server is switched off.',
  },
  remedy: switchOn,
}

const noObs: Advice = {
  said: {
    zh: '这台电脑上没有找到 OBS 的配置。',
    en: 'No configuration of OBS was found on this PC.',
  },
  remedy: {
    zh: '请安装 OBS 29 或更新的版本并启动一次；若 OBS 在另一台电脑上，请手动填写地址和密码；也可以先用演练 OBS。',
    en: 'Install OBS 29 or newer and start it once; if OBS is on another PC, enter its address and password; or begin with the rehearsal OBS.',
  },
}

function brokenFile(file: string, why: string): Advice {
  return {
    said: {
      zh: `无法读取 OBS 的配置文件 ${file}（${why}）。`,
      en: `OBS's configuration file ${file} cannot be read (${why}).`,
    },
    remedy: {
      zh: '请在 OBS 菜单“工具 → WebSocket 服务器设置”中点“确定”让它重写该文件，或手动填写端口和密码。',
      en: 'Press OK in Tools → WebSocket Server Settings of OBS so that it writes the file anew, or enter port and password by hand.',
    },
  }
}
