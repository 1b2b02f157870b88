import { platformBackOff } from '../back-off.ts'
import { HeldLine, type LineEvents } from '../held-line.ts'
import { Inlet } from '../inlet.ts'
import type { Source, SourceSink, SourceSurroundings } from '../source.ts'
import { bilibiliTimes, connectBilibili } from './connection.ts'
import { told } from './messages.ts'
import { BilibiliProject, type Run } from './project.ts'
import { downAfter } from './refusals.ts'
import type { BilibiliKey } from './signature.ts'

export type BilibiliOptions = {
  readonly name: string
  readonly appId: number
  readonly key: BilibiliKey
  /** 主播身份码: the host copies it from the live centre; as good as a password. */
  readonly identityCode: string
  /** Another address than the platform's own: a proxy, or a server of tests. */
  readonly api?: string
}

const platformApi = 'https://live-open.biliapi.com'

/**
 * Bilibili live by the open platform. The platform keeps nothing for whoever was away and has no moderation calls in
 * this interface; gifts, likes and arrivals are not comments and are not counted as dropped.
 */
export function openBilibili(
  options: BilibiliOptions,
  sink: SourceSink,
  surroundings: SourceSurroundings,
): Source {
  const { clock } = surroundings
  const inlet = new Inlet({
    platform: 'bilibili',
    name: options.name,
    sink,
    surroundings,
    watchesClock: true,
  })
  const project = new BilibiliProject({ ...options, api: options.api ?? platformApi, clock })
  /** The run before: as long as it is not ended, the platform refuses another. */
  let ending: Promise<unknown> = Promise.resolve()
  let attempts = 0

  function dial(line: LineEvents): { end: () => void } {
    const attempt = attempts++
    const held: Disposable[] = []
    let over = false
    const end = () => {
      over = true
      for (const each of held.splice(0)) each[Symbol.dispose]()
    }
    void ending.then(async () => {
      if (over) return
      const starting = project.start(options.identityCode)
      ending = starting.then((run) => (over && run.ok ? endRun(run) : undefined))
      const run = await starting
      if (over) return
      if (!run.ok) return line.down(downAfter(run))
      held.push({
        [Symbol.dispose]() {
          ending = endRun(run)
        },
      })
      held.push(beating(run, line), listening(run, attempt, line))
    })
    return { end }
  }

  function endRun(run: Run): Promise<unknown> {
    return run.game === '' ? Promise.resolve() : project.end(run.game)
  }

  function beating(run: Run, line: LineEvents): Disposable {
    let callOff: () => void = () => undefined
    const beat = () => {
      callOff = clock.after(bilibiliTimes.heartbeatMs, beat)
      void project.heartbeat(run.game).then((answer) => {
        if (!answer.ok && answer.code === runIsOver) line.down({ how: 'lost', why: answer.why, afterMs: 0 })
      })
    }
    if (run.game !== '') callOff = clock.after(bilibiliTimes.heartbeatMs, beat)
    return { [Symbol.dispose]: () => callOff() }
  }

  function listening(run: Run, attempt: number, line: LineEvents): Disposable {
    const address = run.addresses[attempt % run.addresses.length] ?? ''
    const connection = connectBilibili(address, run.authBody, clock, {
      accepted: line.up,
      alive: line.alive,
      message(body) {
        const said = told(body, clock.now())
        if (said.what === 'malformed') inlet.drop('malformed')
        if (said.what === 'messages') for (const message of said.messages) inlet.offer(message)
        if (said.what === 'ended' && said.game === run.game)
          line.down({ how: 'lost', why: 'the platform ended the interaction' })
      },
      malformed: (count) => inlet.drop('malformed', count),
      closed: (why) => line.down({ how: 'lost', why }),
    })
    return { [Symbol.dispose]: connection.end }
  }

  const line = new HeldLine({ dial, inlet, surroundings, backOff: platformBackOff, resumes: false })
  let closed: Promise<void> | null = null
  return {
    platform: 'bilibili',
    name: options.name,
    moderation: null,
    close() {
      line.close()
      closed ??= ending.then(() => inlet.close('closed'))
      return closed
    },
  }
}

/** 心跳过期: the run has ended, only a new one brings comments again. */
const runIsOver = 7003
