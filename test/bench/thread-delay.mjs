/**
 * Loaded into a studio's threads with --import: measures the event-loop delay of the one that is named in
 * BENCH_THREAD and writes it, every second, into BENCH_DELAY_FILE.
 */
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { threadName } from 'node:worker_threads'

if (threadName === process.env.BENCH_THREAD) {
  const meter = monitorEventLoopDelay({ resolution: 1 })
  meter.enable()
  const writing = setInterval(() => {
    // The histogram counts the whole interval between two ticks; what is above its resolution is delay.
    const line = JSON.stringify({ p50: meter.percentile(50) / 1e6 - 1, p99: meter.percentile(99) / 1e6 - 1 })
    writeFileSync(process.env.BENCH_DELAY_FILE, `${line}\n`, { flag: 'a' })
    meter.reset()
  }, 1_000)
  writing.unref()
}
