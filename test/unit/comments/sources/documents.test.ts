import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readDocument } from '#electron/comments/sources/intake/read-document.ts'
import { RelayConfig } from '#electron/relay/config.ts'
import { relayPaths } from '#electron/relay/relay.ts'
import { Mapping } from '#shared/model/comment-sources.ts'
import { Coverage } from '#shared/model/comments.ts'

const page = readFileSync(new URL('../../../../docs/comments-intake.md', import.meta.url), 'utf8')

function example(name: string): unknown {
  const block = new RegExp(`\`\`\`json ${name}\n(?<json>[^]*?)\`\`\``).exec(page)?.groups?.json
  return JSON.parse(block ?? '')
}

test('the examples of the page are what the product reads', () => {
  const said = { platform: 'test', receivedAt: 5 }
  const { messages, malformed } = readDocument(example('intake'), null, said)
  expect([messages.map(({ kind }) => kind), malformed]).toEqual([
    ['comment', 'deletion', 'user-muted', 'all-cleared'],
    0,
  ])
  const mapping = Mapping.parse(example('mapping'))
  const data = JSON.stringify({
    MsgId: 1,
    Content: '破了',
    Time: 5,
    User: { Id: 7, Nickname: '小王', Level: 3 },
  })
  const mapped = readDocument({ list: [{ Type: 1, Data: data }] }, mapping, said)
  expect(mapped.messages).toMatchObject([{ id: '1', text: '破了', userName: '小王', sentAt: 5_000 }])
  expect(RelayConfig.parse(example('relay')).keepDays).toBe(7)
})

test('the page names every fact, and the paths of the relay', () => {
  for (const { shape } of Coverage.options) expect(page).toContain(`\`${shape.fact.value}\``)
  for (const path of Object.values(relayPaths)) expect(page).toContain(path)
})
