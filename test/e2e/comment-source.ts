/** Another program that hands comments to a served studio: over its intake, signed, in place of the demo's own comments. */
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract/index.ts'
import { UserId } from '#shared/model/ids.ts'
import { webhookHeaders } from '#test/harness/webhook-sender.ts'
import { demoPin } from './demo.ts'
import type { ServedStudio } from './served-studio.ts'

export type Said = {
  readonly text: string
  readonly name?: string
  readonly user?: string
  readonly id?: string
}

export type CommentSource = Disposable & {
  /** Resolves when all of them are on the studio's disk. */
  say(...comments: readonly (Said | string)[]): Promise<void>
  /** Reports that somebody deleted the comments of these ids on the platform's own page. */
  reportDeleted(...ids: readonly string[]): Promise<void>
}

/** Connects the intake as the demo's operator would, at a seat of its own. */
export async function connectComments(studio: ServedStudio): Promise<CommentSource> {
  const address = new URL(await studio.address())
  const entered = await fetch(address, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const socket = new WebSocket(`ws://${address.host}/contract`, {
    headers: { cookie, origin: address.origin },
  })
  await once(socket, 'open')
  const client: ContractRouterClient<Contract> = createORPCClient(
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  )
  await client.people.signIn({ user: UserId.parse('he-yi'), pin: demoPin })
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const settings = { kind: 'intake', name: 'test', platform: 'test', mapping: null } as const
  const { problems, intakePort } = await client.comments.connect({
    sources: [{ settings, secrets: { secret } }],
  })
  if (problems.length > 0 || intakePort === null) throw new Error(`no intake: ${JSON.stringify(problems)}`)
  const hand = async (messages: readonly object[]) => {
    const body = JSON.stringify(messages)
    const headers = webhookHeaders({ secret, id: randomUUID(), at: Date.now() }, body)
    const address = `http://127.0.0.1:${intakePort}/v1/comments/test`
    const answer = await fetch(address, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`the intake answered ${answer.status}: ${await answer.text()}`)
  }
  return {
    say: (...comments) =>
      hand(
        comments.map((one) => {
          const said = typeof one === 'string' ? { text: one } : one
          const { text, name = '观众', user = randomUUID(), id = randomUUID() } = said
          return { id, userId: user, userName: name, text, sentAt: Date.now() }
        }),
      ),
    reportDeleted: (...ids) =>
      hand(ids.map((messageId) => ({ id: randomUUID(), kind: 'deletion', messageId }))),
    [Symbol.dispose]: () => socket.close(),
  }
}
