import type { Words } from '#shared/model/words.ts'

/** Everything that the desktop itself says, outside the console's page. */
export const sentences = {
  title: { zh: '公播台', en: 'Fairlive Studio' },
  openConsole: { zh: '打开控制台', en: 'Open the console' },
  openLogs: { zh: '打开日志文件夹', en: 'Open the log folder' },
  quit: { zh: '退出', en: 'Quit' },
  edit: { zh: '编辑', en: 'Edit' },
  view: { zh: '显示', en: 'View' },
  window: { zh: '窗口', en: 'Window' },
  help: { zh: '帮助', en: 'Help' },
  idle: { zh: '未开播', en: 'Not on air' },
  live: { zh: '直播中，守护运行中', en: 'On air, guards are running' },
  starting: { zh: '正在启动', en: 'Starting' },
  restarting: {
    zh: '后台意外退出，正在重新启动；恢复前守护未运行',
    en: 'The studio ended unexpectedly and is being started again; until then no guard runs',
  },
  ended: { zh: '后台已停止', en: 'The studio has stopped' },
  windowClosedLive: {
    zh: '窗口已关闭，直播和守护仍在运行。点击托盘图标可重新打开控制台。',
    en: 'The window is closed; the room is still on air and the guards are running. Click the tray icon to open the console again.',
  },
  quitLive: {
    zh: '正在直播。退出后守护停止，OBS 的直播和录制不会自动停止。',
    en: 'The room is on air. Quitting ends the guards; the stream and the recording in OBS do not stop by themselves.',
  },
  stay: { zh: '返回控制台', en: 'Back to the console' },
  quitAnyway: { zh: '仍然退出', en: 'Quit anyway' },
  pageKeepsFailing: {
    zh: '控制台页面一分钟内多次崩溃，已停止重新加载。守护不受影响。请从托盘重新打开控制台；若仍失败，请把日志文件夹发给支持人员。',
    en: 'The console page crashed several times within a minute and is not loaded again. The guards are not affected. Open the console from the tray; if it fails again, send the log folder to support.',
  },
  internalFault: {
    zh: '桌面程序内部出错，已写入日志。守护不受影响；请在下播后重新启动程序。',
    en: 'The desktop program met an internal fault, which is in the log. The guards are not affected; restart the program after the broadcast.',
  },
} as const satisfies Record<string, Words>

/** Picks one language of a sentence: Chinese for every Chinese locale, English for all others. */
export type Say = (words: Words) => string

export function sayIn(locale: string): Say {
  return locale.toLowerCase().startsWith('zh') ? ({ zh }) => zh : ({ en }) => en
}
