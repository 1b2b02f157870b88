import { z } from 'zod'
import type { SourceSettings } from '#shared/model/comment-sources.ts'
import type { Words } from '#shared/model/words.ts'
import { openBilibili } from './bilibili/source.ts'
import { openDouyin } from './douyin/source.ts'
import { type Intake, type IntakeAddress, openIntake, type SinkOf } from './intake/intake.ts'
import { openLocalRelay } from './intake/local-relay.ts'
import { secretPattern } from './intake/signature.ts'
import { openReplay } from './replay/source.ts'
import type { Source, SourceSurroundings } from './source.ts'
import { openTwitch } from './twitch/source.ts'

export type ConfiguredSource = {
  readonly settings: SourceSettings
  /** By the names that `SourceSettings` gives for its kind; never logged, never part of a fact. */
  readonly secrets: Readonly<Record<string, string>>
}

export type SourceProblem = { readonly source: string; readonly said: Words; readonly remedy: Words }

export type OpenSources = {
  readonly sources: readonly Source[]
  /** Sources that are not open, each with why. */
  readonly problems: readonly SourceProblem[]
  /** Where the intake listens; null where no source needs it. */
  readonly intakePort: number | null
  close(): Promise<void>
}

const Secret = z.string().min(1)

/** Opens what is configured for a room. One that cannot be opened is a problem of its own and keeps no other away. */
export async function openSources(
  configured: readonly ConfiguredSource[],
  intakeAddress: IntakeAddress,
  sinkOf: SinkOf,
  surroundings: SourceSurroundings,
): Promise<OpenSources> {
  const opened: Source[] = []
  const problems: SourceProblem[] = []
  for (const { settings, secrets } of configured) {
    const missing = missingSecret(settings, secrets)
    if (missing !== null) problems.push(withoutSecret(settings.name, missing))
    else if (settings.kind !== 'intake') opened.push(open(settings, secrets, sinkOf, surroundings))
  }
  const able = configured.filter(({ settings: { name } }) => problems.every(({ source }) => source !== name))
  const intake = await openIntakeOf(able, intakeAddress, sinkOf, surroundings, problems)
  return {
    sources: [...opened, ...(intake?.sources ?? [])],
    problems,
    intakePort: intake?.port ?? null,
    async close() {
      await Promise.all([...opened.map((source) => source.close()), intake?.close()])
    },
  }
}

function open(
  settings: Exclude<SourceSettings, { kind: 'intake' }>,
  secrets: ConfiguredSource['secrets'],
  sinkOf: SinkOf,
  surroundings: SourceSurroundings,
): Source {
  const sink = sinkOf(settings.name)
  const { token = '', keySecret = '', identityCode = '', authorization = null } = secrets
  switch (settings.kind) {
    case 'bilibili': {
      const key = { id: settings.keyId, secret: keySecret }
      return openBilibili({ ...settings, key, identityCode }, sink, surroundings)
    }
    case 'douyin':
      return openDouyin({ ...settings, token }, sink, surroundings)
    case 'twitch': {
      const { login: nick, moderator } = settings
      const login = nick === null ? null : { nick, token }
      const helix = moderator === null ? null : { ...moderator, token }
      return openTwitch({ ...settings, login, helix }, sink, surroundings)
    }
    case 'local-relay':
      return openLocalRelay({ ...settings, authorization }, sink, surroundings)
    case 'file':
      return openReplay(settings, sink, surroundings)
  }
}

async function openIntakeOf(
  configured: readonly ConfiguredSource[],
  address: IntakeAddress,
  sinkOf: SinkOf,
  surroundings: SourceSurroundings,
  problems: SourceProblem[],
): Promise<Intake | null> {
  const sources = configured.flatMap(({ settings, secrets }) =>
    settings.kind === 'intake' ? [{ ...settings, secret: secrets.secret ?? '' }] : [],
  )
  if (sources.length === 0) return null
  try {
    return await openIntake({ ...address, sources }, sinkOf, surroundings)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    problems.push(...sources.map(({ name }) => notListening(name, why)))
    return null
  }
}

/** The name of a secret that the settings need and that is not there or cannot be one; null where all are. */
function missingSecret(settings: SourceSettings, secrets: ConfiguredSource['secrets']): string | null {
  const lacks = (...names: readonly string[]) =>
    names.find((name) => !Secret.safeParse(secrets[name]).success) ?? null
  switch (settings.kind) {
    case 'bilibili':
      return lacks('keySecret', 'identityCode')
    case 'douyin':
      return lacks('token')
    case 'twitch':
      return settings.login === null && settings.moderator === null ? null : lacks('token')
    case 'intake':
      return secretPattern.test(secrets.secret ?? '') ? null : 'secret'
    case 'local-relay':
    case 'file':
      return null
  }
}

function withoutSecret(source: string, secret: string): SourceProblem {
  return {
    source,
    said: {
      zh: `评论来源“${source}”缺少密钥 ${secret}，没有启用。`,
      en: `The comment source “${source}” lacks its secret ${secret} and is not open.`,
    },
    remedy: {
      zh: '请在评论来源中填写密钥，然后重新启用。',
      en: 'Enter the secret in the comment source, then switch it on again.',
    },
  }
}

function notListening(source: string, why: string): SourceProblem {
  return {
    source,
    said: {
      zh: `评论接收端口打不开（${why}），来源“${source}”没有启用。`,
      en: `The intake cannot listen (${why}); the source “${source}” is not open.`,
    },
    remedy: {
      zh: '请换一个端口，或关闭占用端口的程序，然后重新启用。',
      en: 'Choose another port or close the program that has it, then switch it on again.',
    },
  }
}
