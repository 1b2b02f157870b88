import { platformBackOff } from '../back-off.ts'
import { HeldLine } from '../held-line.ts'
import { Inlet } from '../inlet.ts'
import type { Source, SourceSink, SourceSurroundings } from '../source.ts'
import { type HelixOptions, helixModeration } from './helix.ts'
import { incomingOf } from './messages.ts'
import { type TwitchLogin, TwitchSession } from './session.ts'

export type TwitchOptions = {
  readonly name: string
  readonly channel: string
  /** Null reads as an anonymous guest, which Twitch allows. */
  readonly login: TwitchLogin | null
  /** Null where nothing is moderated from here. */
  readonly helix: HelixOptions | null
  /** Another server than Twitch's own: a proxy, or a server of tests. */
  readonly server?: string
}

const twitchServer = 'wss://irc-ws.chat.twitch.tv:443'

const withoutTags = {
  zh: '这个服务器不提供消息编号和删除通知：评论没有平台编号，平台上的删除看不到。',
  en: 'This server gives no message ids and tells of no deletions: comments have no id of the platform.',
}

/** A Twitch channel's chat, over IRC. Twitch keeps nothing for whoever was away. */
export function openTwitch(
  options: TwitchOptions,
  sink: SourceSink,
  surroundings: SourceSurroundings,
): Source {
  const { clock, random } = surroundings
  const inlet = new Inlet({ platform: 'twitch', name: options.name, sink, surroundings, watchesClock: true })
  const openedAt = clock.now()
  let withoutId = 0
  const line = new HeldLine({
    inlet,
    surroundings,
    backOff: platformBackOff,
    resumes: false,
    dial: ({ up, alive, down }) =>
      new TwitchSession(
        {
          server: options.server ?? twitchServer,
          channel: options.channel.replace(/^#/, '').toLowerCase(),
          login: options.login ?? guest(random()),
          clock,
        },
        {
          joined(full) {
            up()
            if (!full) inlet.say({ fact: 'partial', keywords: [], rule: withoutTags })
          },
          alive,
          down,
          malformed: () => inlet.drop('malformed'),
          line(heard) {
            const incoming = incomingOf(heard, clock.now(), `${openedAt}-${++withoutId}`)
            if (incoming === 'malformed') inlet.drop('malformed')
            else if (incoming !== null) inlet.offer(incoming)
          },
        },
      ),
  })
  return {
    platform: 'twitch',
    name: options.name,
    moderation: options.helix === null ? null : helixModeration(options.helix, clock),
    close() {
      line.close()
      return inlet.close('closed')
    },
  }
}

/** The name by which Twitch knows that somebody only reads. */
function guest(random: number): TwitchLogin {
  return { nick: `justinfan${10_000 + Math.floor(random * 80_000)}`, token: '' }
}
