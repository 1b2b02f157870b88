import type { SourceSettings } from '#shared/model/comment-sources.ts'
import type { DeskView, SourceSet, SourceState } from '#shared/model/comment-views.ts'
import type { Coverage } from '#shared/model/comments.ts'
import { destinationOf } from '../../comments/source-address.ts'
import { heard, unheard } from '../../comments/source-state.ts'
import type { ConfiguredSource } from '../../comments/sources/open-sources.ts'
import type { SourcesAnswer } from './comments-protocol.ts'

const nothingOpen: SourcesAnswer = { problems: [], intakePort: null }

/** The room's comment sources as they are wanted, as they could be opened, and as they were last heard. */
export class SourceDesk {
  #configured: readonly ConfiguredSource[] = []
  #wantedPort = 0
  #opened = nothingOpen
  readonly #heard = new Map<string, SourceState>()

  /**
   * Takes over what is wanted from now on, and gives it with the secrets that are known: one that is not given again is
   * kept where it goes to the same place as before. A changed address has to bring its own.
   */
  configure(wanted: readonly ConfiguredSource[], intakePort: number): readonly ConfiguredSource[] {
    this.#wantedPort = intakePort
    this.#configured = this.withSecrets(wanted)
    return this.#configured
  }

  /** The same before anything is taken over. */
  withSecrets(wanted: readonly ConfiguredSource[]): readonly ConfiguredSource[] {
    return wanted.map(({ settings, secrets }) => {
      const before = this.#configured.find((one) => destinationOf(one.settings) === destinationOf(settings))
      return { settings, secrets: { ...before?.secrets, ...secrets } }
    })
  }

  opened(answer: SourcesAnswer): void {
    this.#opened = answer
  }

  /** Nothing is open: how their lines stood says nothing of how they will. What was missed until now stays. */
  closed(): void {
    this.#opened = nothingOpen
    for (const [name, state] of this.#heard)
      this.#heard.set(name, { ...state, fact: null, line: null, silent: null })
  }

  hear(fact: Coverage): void {
    const source = this.#configured.find(({ settings }) => settings.name === fact.source)
    // One that was taken away says good-bye: nobody asks any more.
    if (source === undefined) return
    this.#heard.set(fact.source, heard(this.#stateOf(source.settings), fact))
  }

  /** Another session: what was heard belongs to the one before. */
  forget(): void {
    this.#heard.clear()
  }

  view(): Pick<DeskView, 'sources' | 'problems' | 'intakePort'> {
    const { problems, intakePort } = this.#opened
    return {
      sources: this.#configured.map(({ settings }) => this.#stateOf(settings)),
      problems: [...problems],
      intakePort,
    }
  }

  /** What was set, for whoever may change it: never a secret. */
  set(): { readonly sources: SourceSet[]; readonly intakePort: number } {
    const sources = this.#configured.map(({ settings, secrets }) => ({
      settings,
      secrets: Object.keys(secrets),
    }))
    return { sources, intakePort: this.#wantedPort }
  }

  #stateOf(settings: SourceSettings): SourceState {
    const { name, kind } = settings
    const known = this.#heard.get(name)
    const platform = platformOf(settings)
    // A source of this name that now comes from elsewhere is another one.
    return known?.kind === kind && known.platform === platform ? known : unheard({ name, kind, platform })
  }
}

function platformOf(settings: SourceSettings): string {
  if (settings.kind === 'file')
    return settings.format.kind === 'jsonl' ? settings.format.platform : 'bilibili'
  return 'platform' in settings ? settings.platform : settings.kind
}
