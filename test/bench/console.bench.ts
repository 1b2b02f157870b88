import { type CDPSession, chromium, type Page } from '@playwright/test'
import { executable } from '#test/harness/executable.ts'
import { type CommentSource, connectComments } from '../e2e/comment-source.ts'
import { Console } from '../e2e/pages/console.ts'
import { enter, goLive } from '../e2e/room-out.ts'
import { serveStudio } from '../e2e/served-studio.ts'
import { commentLoad } from './comment-load.ts'
import { percentile, written } from './percentiles.ts'
import type { Row } from './row.ts'

const beforehand = 80_000
const perSecond = 1_000
const seconds = 20
const handsMs = 50

/**
 * The console in Chromium while a thousand comments a second come into a served studio that is live: the time from frame
 * to frame, what the page computed, and what it holds after a hundred thousand. Beside it the same page in the same run
 * with no comment coming. The built console is measured: build it first.
 */
export async function bench(): Promise<readonly Row[]> {
  await using studio = await serveStudio({ args: ['--rehearsal', '--demo'] })
  const path = executable('chromium')
  const browser = await chromium.launch(
    path === null ? { channel: 'chrome' } : { executablePath: path, args: ['--no-sandbox'] },
  )
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    const page = await context.newPage()
    const desk = new Console(page)
    await enter(desk, studio)
    await goLive(desk)
    using source = await connectComments(studio)
    const inspector = await context.newCDPSession(page)
    await inspector.send('Performance.enable')
    // Away from the feed, which stands still under the pointer.
    await page.mouse.move(0, 0)
    const load = commentLoad()
    await fill(source, load, 1_000)
    const fresh = await heapOf(inspector)
    const calm = await during(page, inspector, () => page.waitForTimeout(seconds * 1_000))
    await fill(source, load, beforehand)
    const flood = await during(page, inspector, () => flow(source, load))
    const held = await heapOf(inspector)
    const shown = await desk.comments.feed.getByRole('article').count()
    return rows({ calm, flood, fresh, held, shown })
  } finally {
    await browser.close()
  }
}

type Load = ReturnType<typeof commentLoad>

function saidBy(load: Load, count: number) {
  return load(count).map(({ text, userName, userId }) => ({ text, name: userName, user: userId }))
}

async function fill(source: CommentSource, load: Load, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1_000) await source.say(...saidBy(load, 1_000))
}

/** A thousand a second in small hands, by the clock: a hand that was late is made up for. */
async function flow(source: CommentSource, load: Load): Promise<void> {
  const began = performance.now()
  let sent = 0
  const hands: Promise<void>[] = []
  while (sent < perSecond * seconds) {
    const due = Math.min(perSecond * seconds, ((performance.now() - began) / 1_000) * perSecond)
    const count = Math.floor(due) - sent
    if (count > 0) hands.push(source.say(...saidBy(load, count)))
    sent += Math.max(0, count)
    await new Promise((resolve) => setTimeout(resolve, handsMs))
  }
  await Promise.all(hands)
}

type Measured = {
  readonly frames: readonly number[]
  readonly longTasks: readonly number[]
  /** Seconds of work in the page. */
  readonly script: number
  readonly layout: number
  readonly style: number
  readonly nodes: number
}

async function during(page: Page, inspector: CDPSession, run: () => Promise<void>): Promise<Measured> {
  await page.evaluate(() => {
    const seen = { frames: [] as number[], longTasks: [] as number[], on: true }
    Object.assign(window, { seen })
    let last = performance.now()
    const frame = (at: number) => {
      seen.frames.push(at - last)
      last = at
      if (seen.on) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    new PerformanceObserver((list) => {
      if (seen.on) seen.longTasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: 'longtask' })
  })
  const before = await metrics(inspector)
  await run()
  const after = await metrics(inspector)
  const seen = await page.evaluate(() => {
    const { seen: all } = window as unknown as {
      seen: { frames: number[]; longTasks: number[]; on: boolean }
    }
    all.on = false
    return { frames: all.frames.slice(1), longTasks: all.longTasks }
  })
  const spent = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  return {
    ...seen,
    script: spent('ScriptDuration'),
    layout: spent('LayoutDuration'),
    style: spent('RecalcStyleDuration'),
    nodes: after.get('Nodes') ?? 0,
  }
}

async function metrics(inspector: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics: all } = await inspector.send('Performance.getMetrics')
  return new Map(all.map(({ name, value }) => [name, value]))
}

/** Bytes of the page's heap that are in use after everything that nobody holds was thrown away. */
async function heapOf(inspector: CDPSession): Promise<number> {
  await inspector.send('HeapProfiler.collectGarbage')
  return (await metrics(inspector)).get('JSHeapUsedSize') ?? 0
}

type Run = {
  readonly calm: Measured
  readonly flood: Measured
  readonly fresh: number
  readonly held: number
  readonly shown: number
}

function rows({ calm, flood, fresh, held, shown }: Run): readonly Row[] {
  const against = { name: 'no comments coming', value: percentile(calm.frames, 0.95).value }
  const p95 = percentile(flood.frames, 0.95)
  const p = (share: number) => written(percentile(flood.frames, share))
  const ms = (all: number) => `${Math.round((all / seconds) * 1_000)} ms`
  const megabytes = (bytes: number) => bytes / 2 ** 20
  const longest = Math.max(0, ...flood.longTasks)
  return [
    {
      name: `console: frame time p95 at ${perSecond} comments/s for ${seconds} s, live, 1440x900`,
      value: p95.value,
      unit: 'ms',
      against,
      ratio: p95.value / against.value,
      target: null,
      met: null,
      note: `${flood.frames.length} frames (${calm.frames.length} in the same time without comments): p50 ${p(0.5)}, p95 ${written(p95)}, p99 ${p(0.99)} ms; ${flood.longTasks.length} long tasks, the longest ${Math.round(longest)} ms (${calm.longTasks.length} without comments)`,
    },
    {
      name: 'console: time that the page works in a second of that',
      value: ((flood.script + flood.layout + flood.style) / seconds) * 1_000,
      unit: 'ms/s',
      against: {
        name: 'no comments coming',
        value: ((calm.script + calm.layout + calm.style) / seconds) * 1_000,
      },
      ratio: (flood.script + flood.layout + flood.style) / (calm.script + calm.layout + calm.style),
      target: null,
      met: null,
      note: `scripts ${ms(flood.script)} (${ms(calm.script)} without comments), style ${ms(flood.style)} (${ms(calm.style)}), layout ${ms(flood.layout)} (${ms(calm.layout)}), each a second; ${shown} rows and ${flood.nodes} nodes in the page`,
    },
    {
      name: `console: page heap after ${(1_000 + beforehand + perSecond * seconds).toLocaleString('en')} comments`,
      value: megabytes(held),
      unit: 'MB',
      against: { name: 'after 1,000 comments', value: megabytes(fresh) },
      ratio: held / fresh,
      target: null,
      met: null,
      note: 'in use after a garbage collection; the newest 2,000 of all, of the adverse and of the flagged are held, and what is older is read from the record',
    },
  ]
}
