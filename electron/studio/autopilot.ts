import { createRouterClient } from '@orpc/server'
import type { UserId } from '#shared/model/ids.ts'
import type { RoomView, SourceView } from '#shared/model/views.ts'
import { studioRouterFor } from './router/index.ts'
import { emptySeat } from './seats.ts'
import type { Studio } from './studio.ts'

export type Autopilot = {
  /** Ends the play: closes the session where one is out, and waits for its archive. */
  stop(): Promise<void>
}

/** How long each step may take before the autopilot says what it waits for. */
const patienceMs = 60_000
/** How long stopping waits for the archive. */
const archivePatienceMs = 8_000

/**
 * Plays the operator's day through the contract, as a person would: signs in, declares the sources, passes the
 * preflight, goes live (rehearses where OBS has no output set up: the guards hold in both), airs a card, and stays on.
 */
export function startAutopilot(studio: Studio, say: (line: string) => void): Autopilot {
  const abort = new AbortController()
  const client = createRouterClient(studioRouterFor(studio), { context: { seat: emptySeat() } })
  const playing = play().catch((error: unknown) => {
    if (!abort.signal.aborted) say(`stopped: ${error instanceof Error ? error.message : String(error)}`)
  })

  async function play(): Promise<void> {
    const { users } = await client.people.list()
    const operator = users.find(({ role }) => role === 'operator') ?? users[0]
    if (operator === undefined || studio.parts.demoPin === null) throw new Error('there is nobody to play')
    await client.people.signIn({ user: operator.id, pin: studio.parts.demoPin })
    say(`${operator.name} signed in`)
    await when('OBS', ({ link, canvas }) => link.phase === 'connected' && canvas !== null)
    const { session } = studio.view.value
    if (session?.phase === 'live' || session?.phase === 'rehearsing') {
      say('the room was out already; its session goes on')
    } else {
      await goOut(users.find(({ role }) => role === 'supervisor')?.id ?? null)
    }
    await airOne()
  }

  async function goOut(supervisor: UserId | null): Promise<void> {
    const phase = studio.view.value.session?.phase
    if (phase !== 'preflight') await client.session.beginPreflight({ supervisor })
    const { sources } = await when('sources', (view) => view.sources.length > 0)
    for (const { source, nature } of declarations(sources)) {
      await client.room.declareSource({ source, nature })
      say(`declared ${source}: ${nature}`)
    }
    await client.room.prepare()
    const ready = await when(
      'the preflight',
      ({ checks }) =>
        checks.length > 0 && checks.every(({ id, outcome }) => outcome !== 'fail' || id === 'output'),
    )
    const mayGoLive = ready.checks.every(({ outcome }) => outcome !== 'fail')
    if (mayGoLive) await client.session.goLive()
    else await client.session.rehearse()
    say(mayGoLive ? 'live' : 'rehearsing: OBS has no output set up')
  }

  async function airOne(): Promise<void> {
    if (studio.view.value.onAir !== null) return
    const card = studio.cards.value.cards.find(({ mayAir }) => mayAir)
    if (card === undefined) throw new Error('no card may be aired')
    await client.cards.air({ card: card.id })
    await when('the card', ({ onAir }) => onAir?.state === 'confirmed')
    say(`on air: ${card.title}`)
  }

  /** Waits until the room looks so; fails where it never does. */
  async function when(what: string, holds: (view: RoomView) => boolean): Promise<RoomView> {
    const deadline = AbortSignal.timeout(patienceMs)
    for await (const _ of studio.view.watch(AbortSignal.any([abort.signal, deadline]))) {
      const view = studio.view.value
      if (holds(view)) return view
    }
    throw new Error(`waited ${patienceMs / 1_000} s for ${what}`)
  }

  /** The recording is hashed and the session archived; a stop that cannot wait leaves that to the next start. */
  async function archived(): Promise<void> {
    for await (const _ of studio.view.watch(AbortSignal.timeout(archivePatienceMs))) {
      if (studio.view.value.session?.phase === 'archived') return
    }
    say('the session is closed; its archive is finished at the next start')
  }

  return {
    async stop() {
      abort.abort()
      await playing
      const phase = studio.view.value.session?.phase
      if (phase !== 'live' && phase !== 'rehearsing') return
      await client.session.close()
      await archived()
    },
  }
}

/**
 * What the autopilot says of each source: the studio's own proposal, else that it is real. Where nothing looks like an
 * avatar, the first source in the programme is declared one, so that there is a label to guard.
 */
function declarations(sources: readonly SourceView[]) {
  const seen = sources.filter(({ nature }) => nature === null)
  const known = sources.some(
    ({ nature, proposed }) => nature === 'virtual-image' || proposed === 'virtual-image',
  )
  const standIn = known ? undefined : seen.find(({ inProgramme }) => inProgramme)
  return seen.map((source) => ({
    source: source.name,
    nature: source === standIn ? ('virtual-image' as const) : (source.proposed ?? ('real' as const)),
  }))
}
