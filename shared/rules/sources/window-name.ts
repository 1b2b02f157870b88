/** How OBS writes a window down in the settings of a capture, on each system. Any text can be read. */

/** A window; '' where OBS does not say. */
export type WindowName = {
  readonly title: string
  readonly windowClass: string
  /** The process on Windows, the application on macOS; X11 names none. */
  readonly program: string
}

/**
 * Windows: `title:class:process.exe`, each with `#` as `#22` and `:` as `#3A` (libobs, window-helpers.c). A text without
 * two colons is no window that OBS would find; it is kept as the title, so that it can be shown.
 */
export function readWindowsWindow(text: string): WindowName {
  const [title, windowClass, program] = text.split(':')
  if (title === undefined || windowClass === undefined || program === undefined)
    return { title: unescaped(text), windowClass: '', program: '' }
  return { title: unescaped(title), windowClass: unescaped(windowClass), program: unescaped(program) }
}

/** A capture device on Windows: `name:path`, escaped alike (win-dshow.cpp). */
export function readWindowsDevice(text: string): { readonly name: string; readonly path: string } {
  const colon = text.indexOf(':')
  if (colon < 0) return { name: unescaped(text), path: '' }
  return { name: unescaped(text.slice(0, colon)), path: unescaped(text.slice(colon + 1)) }
}

/**
 * X11: `id`, `title` and `class` with CR LF between them (linux-capture, xcomposite-input.c); old settings hold the id
 * alone. The id says which of several windows it was; it means nothing after the window was closed.
 */
export function readX11Window(text: string): WindowName & { readonly id: string } {
  const [id = '', title = '', ...rest] = text.split('\r\n')
  return { id, title, windowClass: rest.join('\r\n'), program: '' }
}

/** In OBS's own order: `#223A` is a `#3A` that was in the name. */
function unescaped(text: string): string {
  return text.replaceAll('#3A', ':').replaceAll('#22', '#')
}
