/** The contract over made-up data: acts change what is shown, nothing is judged, stored or sent anywhere. */
import { implement, ORPCError } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { User } from '#shared/model/people.ts'
import { type CommentView, type EntryView, SessionView } from '#shared/model/views.ts'
import { madeUpEntries } from './made-up-entries.ts'
import { madeUpCards, madeUpRoom, pin, users } from './made-up-room.ts'

export type Moment = 'live' | 'preflight' | 'empty' | 'first-start'

export function consoleDevRouter(moment: Moment, landscape: boolean) {
  const os = implement(contract)
  const start = Date.now()
  const room = madeUpRoom(start, landscape)
  if (moment === 'preflight' && room.session !== null) {
    Object.assign(room, { onAir: null, stream: { active: false, since: null } })
    Object.assign(room.session, { phase: 'preflight', liveAt: null })
  }
  if (moment === 'empty' || moment === 'first-start') {
    Object.assign(room, { session: null, onAir: null, scenes: [], guards: [], checks: [], sources: [] })
    Object.assign(room, { programme: null, stream: null, record: null, disk: null, canvas: null })
    Object.assign(room.link, {
      kind: 'none',
      phase: 'closed',
      said: { zh: '还没有选择 OBS', en: 'No OBS chosen' },
    })
    if (moment === 'first-start') Object.assign(room, { room: null })
  }
  const cards = moment === 'empty' || moment === 'first-start' ? [] : madeUpCards
  const entries: EntryView[] = moment === 'live' || moment === 'preflight' ? madeUpEntries(start) : []
  let me: User | null = null
  let owner: User | null = null
  const changed = new Set<() => void>()
  const record = (change: () => void) => {
    change()
    for (const wake of changed) wake()
    return { seqs: [room.ledger.size++] }
  }
  const refuse = (zh: string, en: string) =>
    new ORPCError('REFUSED', {
      defined: true,
      status: 409,
      data: {
        code: 'made-up',
        said: { zh, en },
        remedy: { zh: '换一个试试。', en: 'Try another.' },
        cites:
          madeUpCards.find((card) => card.verdict.decision === 'refuse')?.verdict.findings[0]?.cites ?? [],
      },
    })
  const woken = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        changed.delete(wake)
        resolve()
      }
      changed.add(wake)
      signal?.addEventListener('abort', wake)
    })
  const session = SessionView.parse({
    ...madeUpRoom(start, false).session,
    id: 's-1',
    phase: 'archived',
    endedAt: start,
    entries: entries.length,
    firstSeq: 1276,
    lastSeq: 1283,
    recordings: [
      {
        id: 'r-1',
        session: 's-1',
        file: '2026-11-24 20-00-12.mkv',
        sha256: '4f'.repeat(32),
        bytes: 3_482_113_004,
        seconds: 3_600,
        startedAt: start - 3_723_000,
        endedAt: start,
        keptUntil: start + 3 * 365 * 86_400_000,
        state: 'kept',
        plays: null,
      },
    ],
  })

  return os.router({
    studio: {
      about: os.studio.about.handler(() => ({
        version: '0.1.0',
        origin: 'fairlive.example/studio-1',
        keyStore: 'file' as const,
        demo: true,
        packs: [{ id: 'cn-live', version: '2026.1', inForce: '2026-02-01' }],
        warnings: [
          {
            zh: '签名密钥放在数据文件夹的文件里。',
            en: 'The signing key lies in a file in the data folder.',
          },
        ],
      })),
      discoverObs: os.studio.discoverObs.handler(() => ({
        found: false,
        url: null,
        hasPassword: false,
        said: {
          zh: '这台电脑上没有找到 OBS 的设置。',
          en: 'No OBS configuration was found on this computer.',
        },
        remedy: {
          zh: '安装 OBS 后打开一次，再重新寻找。',
          en: 'Install OBS, open it once, then look again.',
        },
      })),
      connectObs: os.studio.connectObs.handler(() => {
        record(() => Object.assign(room.link, { kind: 'rehearsal', phase: 'connected' }))
        return { connected: true }
      }),
    },
    people: {
      list: os.people.list.handler(() => ({
        users: moment === 'first-start' ? (owner === null ? [] : [owner]) : users,
        firstStart: moment === 'first-start' && owner === null,
        demoPin: moment === 'first-start' ? null : pin,
      })),
      firstOwner: os.people.firstOwner.handler(({ input }) => {
        owner = { ...(users[0] as User), name: input.name }
        me = owner
        return owner
      }),
      signIn: os.people.signIn.handler(({ input }) => {
        const user = users.find((one) => one.id === input.user)
        if (user === undefined || input.pin !== pin)
          throw refuse('PIN 不正确，还可以再试 4 次。', 'Wrong PIN; 4 tries left.')
        me = user
        return user
      }),
      signOut: os.people.signOut.handler(() => {
        me = null
        return { seqs: [] }
      }),
      me: os.people.me.handler(() => me),
      addUser: os.people.addUser.handler(() => users[0] as User),
      changeUser: os.people.changeUser.handler(() => ({ seqs: [] })),
      setPin: os.people.setPin.handler(() => ({ seqs: [] })),
    },
    room: {
      watch: os.room.watch.handler(async function* ({ signal }) {
        while (signal?.aborted !== true) {
          yield { type: 'snapshot' as const, value: structuredClone(room) }
          await woken(signal)
        }
      }),
      open: os.room.open.handler(() => record(() => undefined)),
      change: os.room.change.handler(() => record(() => undefined)),
      declareSource: os.room.declareSource.handler(({ input }) =>
        record(() => {
          room.sources = room.sources.map((one) =>
            one.name === input.source ? { ...one, nature: input.nature } : one,
          )
        }),
      ),
      declarePlace: os.room.declarePlace.handler(({ input }) => {
        const verdict = {
          answer: 'outside' as const,
          decision: 'allow' as const,
          nearest: { name: '昌江机场', kind: 'airport', metres: 4_120, bearing: 213 },
          said: { zh: '不在受保护场所内，最近的在 4.1 公里外', en: 'Outside; the nearest is 4.1 km away' },
          remedy: { zh: '无须处理', en: 'Nothing to do' },
          cites: [],
          pack: 'cn-live-2026.1',
        }
        record(() => {
          room.place = { statement: input, verdict, at: Date.now() }
        })
        return verdict
      }),
      prepare: os.room.prepare.handler(() => ({ checks: room.checks })),
    },
    session: {
      beginPreflight: os.session.beginPreflight.handler(() => record(() => undefined)),
      endPreflight: os.session.endPreflight.handler(() => record(() => undefined)),
      rehearse: os.session.rehearse.handler(() => {
        throw refuse('不能开始彩排：还有 1 项检查未通过。', 'Cannot rehearse: 1 check does not pass.')
      }),
      goLive: os.session.goLive.handler(() => {
        throw refuse('不能开播：还有 1 项检查未通过。', 'Cannot go live: 1 check does not pass.')
      }),
      backToPreflight: os.session.backToPreflight.handler(() => record(() => undefined)),
      close: os.session.close.handler(() => record(() => undefined)),
      cutSafe: os.session.cutSafe.handler(() =>
        record(() => Object.assign(room, { safe: true, programme: '安全画面' })),
      ),
      cutBack: os.session.cutBack.handler(() =>
        record(() => Object.assign(room, { safe: false, programme: '直播间' })),
      ),
      switchScene: os.session.switchScene.handler(({ input }) => {
        record(() => Object.assign(room, { programme: input.scene }))
        return input
      }),
    },
    cards: {
      watch: os.cards.watch.handler(async function* ({ signal }) {
        while (signal?.aborted !== true) {
          yield { type: 'snapshot' as const, value: { cards, pack: 'cn-live-2026.1' } }
          await woken(signal)
        }
      }),
      categories: os.cards.categories.handler(() => [
        { id: 'household.bedding', parent: null, name: { zh: '家居 / 床品', en: 'Household / bedding' } },
        { id: 'food.tea', parent: null, name: { zh: '食品 / 茶叶', en: 'Food / tea' } },
      ]),
      judge: os.cards.judge.handler(() => (madeUpCards[5] as (typeof madeUpCards)[number]).verdict),
      add: os.cards.add.handler(() => ({ card: cardId(), verdict: cardOf(0).verdict })),
      change: os.cards.change.handler(() => ({ verdict: cardOf(0).verdict })),
      remove: os.cards.remove.handler(() => record(() => undefined)),
      approve: os.cards.approve.handler(() => {
        throw refuse(
          '不能批准：添加者本人不能批准自己的商品卡。',
          'Cannot approve: whoever added a card may not approve it.',
        )
      }),
      air: os.cards.air.handler(({ input }) => {
        const card = madeUpCards.find((one) => one.id === input.card)
        if (card === undefined || !card.mayAir) {
          throw refuse(`“${card?.title}”没有上屏：${card?.whyNot?.zh}。`, `Not aired: ${card?.whyNot?.en}.`)
        }
        return record(() =>
          Object.assign(room, {
            onAir: { card: card.id, title: card.title, state: 'confirmed', since: Date.now() },
          }),
        )
      }),
      pull: os.cards.pull.handler(() => record(() => Object.assign(room, { onAir: null }))),
      importPreview: os.cards.importPreview.handler(({ input }) => ({
        file: input.file,
        encoding: 'GB18030',
        good: [
          { row: 2, title: '水洗棉四件套', decision: 'allow' as const, category: 'household.bedding' },
          { row: 3, title: '高山绿茶 250g', decision: 'warn' as const, category: 'food.tea' },
        ],
        bad: [
          {
            row: 4,
            problems: [
              {
                column: '价格',
                said: { zh: '“三十九”不是金额', en: '“三十九” is no amount' },
                remedy: { zh: '写成 39.00', en: 'Write 39.00' },
              },
            ],
          },
        ],
        ticket: 'made-up',
      })),
      importCommit: os.cards.importCommit.handler(() => ({ added: 2 })),
    },
    ledger: {
      tail: os.ledger.tail.handler(async function* ({ input, signal }) {
        if (input.after === null) yield { items: entries, next: 1283, leftOut: 0 }
        while (signal?.aborted !== true) await woken(signal)
      }),
      evidence: os.ledger.evidence.handler(({ input }) => ({
        entry: entries.find((one) => one.seq === input.seq) ?? (entries[0] as EntryView),
        leaf: `{"actor":"studio","at":${start},"kind":"guard.restored","payload":"${'9c'.repeat(32)}","seq":${input.seq}}`,
        leafHash: '5e'.repeat(32),
        payloadState: 'matches' as const,
        checkpoint: `fairlive.example/studio-1\n1284\nq1w2e3\n\n— fairlive.example/studio-1 AbCdEf\n`,
        proof: ['aa'.repeat(32), 'bb'.repeat(32), 'cc'.repeat(32)],
      })),
      verify: os.ledger.verify.handler(() => ({ size: 1284, findings: [] })),
      vkey: os.ledger.vkey.handler(() => ({
        vkey: 'fairlive.example/studio-1+1a2b3c4d+AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/',
        keyStore: 'file' as const,
      })),
    },
    comments: {
      tail: os.comments.tail.handler(async function* ({ input, signal }) {
        let seq = input.after ?? 0
        if (moment === 'empty' || moment === 'first-start') await woken(signal)
        while (signal?.aborted !== true) {
          const items: CommentView[] = Array.from({ length: seq === 0 ? 60 : 1 }, (_, index) => ({
            seq: seq + index + 1,
            at: Date.now() - (seq === 0 ? (60 - index) * 4_000 : 0),
            name: ['海盐阿福', '薄荷小满', '半糖面包'][(seq + index) % 3] ?? '',
            text:
              ['这个杯子能放洗碗机吗', '主播声音好小', '已下单，什么时候发货？希望包装结实一点'][
                (seq + index) % 3
              ] ?? '',
            source: 'demo',
          }))
          seq += items.length
          yield { items, next: seq, leftOut: 0 }
          await new Promise((resolve) => setTimeout(resolve, 900))
        }
      }),
    },
    archive: {
      sessions: os.archive.sessions.handler(() =>
        moment === 'live' || moment === 'preflight' ? [session] : [],
      ),
      session: os.archive.session.handler(() => ({ session, entries })),
      deleteRecording: os.archive.deleteRecording.handler(() => {
        throw refuse('录像没有删除：须保存至 2029-11-24。', 'Not deleted: it must be kept until 2029-11-24.')
      }),
    },
  })
}

function cardOf(index: number) {
  const card = madeUpCards[index]
  if (card === undefined) throw new Error('The demo room has no cards')
  return card
}

function cardId() {
  return cardOf(0).id
}
