/** Resolves after so many milliseconds; rejects with the signal's reason where it is aborted first. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', aborted)
      resolve()
    }, milliseconds)
    if (signal.aborted) return aborted()
    signal.addEventListener('abort', aborted, { once: true })
  })
}
