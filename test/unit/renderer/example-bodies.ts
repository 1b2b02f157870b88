/** Bodies of every kind of entry, one for each sentence that the kind can be told as where it has several. */
import { Decision } from '#shared/model/cards.ts'
import { GuardId } from '#shared/model/guards.ts'
import { Rung } from '#shared/model/ladder.ts'
import { NoticeKind } from '#shared/model/notices.ts'
import { obsBodies } from '#shared/model/obs-changes.ts'
import { EndingWhy } from '#shared/model/obs-ending.ts'
import { Role } from '#shared/model/people.ts'
import { CodeStanding } from '#shared/model/probe.ts'
import { roomBodies, SourceNature, Way } from '#shared/model/rooms.ts'
import { exampleCommentBodies } from './example-comment-bodies.ts'

const words = { zh: '这是事实', en: 'This is a fact' }
const hash = 'ab'.repeat(32)
const session = { session: 's-1' }
const fields = {
  title: 'A cup',
  shop: 'A shop',
  seller: 'A seller',
  category: null,
  price: 100,
  listPrice: null,
  stock: 1,
  link: 'https://shop.example/cup',
  picture: null,
  claims: [],
  licence: null,
  spokenBy: 'outside-host',
}
const verdicts = Decision.options.map((decision) => ({
  decision,
  findings: [],
  pack: 'p',
  minorsNotice: false,
}))
const judged = verdicts.map((verdict) => ({ card: 'c-1', fields, verdict }))
const room = {
  id: 'r',
  name: 'A room',
  platform: 'p',
  filing: '',
  way: 'obs-stream',
  sells: true,
  timeZone: 'UTC',
}
const pin = { scheme: 'scrypt-hmac-1', salt: 's'.repeat(16), verifier: 'v'.repeat(32) }
const fact = { guard: 'label', fact: 'hidden', where: 'a scene', said: words }
const held = { hold: 'h-1', guard: 'label', rung: 'pull', reason: 'a false alarm', askedBy: 'u-1' }
const outputs = ['stream', 'virtual-camera', 'record'] as const
const both = [true, false]

export const exampleBodies = {
  ...exampleCommentBodies,
  'ledger.opened': [{ origin: 'fairlive.example', format: 1, product: 'fairlive' }],
  'ledger.erased': [{ seqs: [1, 2], reason: 'its time was over' }],
  'people.user-added': Role.options.map((role) => ({ user: 'u-2', name: 'Zhou Ning', role, pin })),
  'people.user-changed': both.map((active) => ({ user: 'u-2', name: 'Zhou Ning', role: 'operator', active })),
  'people.pin-set': [{ user: 'u-2', pin }],
  'people.signed-in': [{ user: 'u-2' }],
  'people.signed-out': [{ user: 'u-2' }],
  'people.sign-in-refused': ['wrong-pin', 'locked', 'inactive'].map((why) => ({
    user: 'u-2',
    why,
    failures: 2,
    lockedUntil: 5,
  })),
  'room.opened': [{ room }],
  'room.changed': [{ room }],
  'source.declared': SourceNature.options.map((nature) => ({ source: 'cam', nature, capture: '' })),
  'source.changed': (['captures-else', 'renamed', 'removed'] as const).map((how) => ({
    source: 'cam',
    nature: 'real',
    how,
    was: '/dev/video0',
    now: how === 'removed' ? null : '/dev/video1',
  })),
  'session.preflight-began': [{ ...session, supervisor: null }],
  'session.preflight-ended': [session],
  'session.rehearsal-began': [{ ...session, checks: [] }],
  'session.rehearsal-ended': [session],
  'session.went-live': Way.options.map((way) => ({ ...session, checks: [], way })),
  'session.closing': roomBodies['session.closing'].shape.why.options.map((why) => ({ ...session, why })),
  'session.archived': [{ ...session, endedAt: 9, recordings: 2 }],
  'session.go-refused': roomBodies['session.go-refused'].shape.to.options.map((to) => ({
    ...session,
    to,
    missing: [],
  })),
  'session.adopted': [{ ...session, blindFrom: 1, blindTo: 2 }],
  'session.safe-scene': both.flatMap((on) => ['operator', 'ladder'].map((why) => ({ on, why }))),
  'output.seen': outputs.flatMap((output) =>
    both.flatMap((active) => both.map((asked) => ({ output, active, asked }))),
  ),
  'card.added': judged,
  'card.changed': judged,
  'card.judged-again': verdicts.map((verdict) => ({ card: 'c-1', title: 'A cup', verdict })),
  'card.removed': [{ card: 'c-1', title: 'A cup', reason: 'sold out' }],
  'card.approved': [{ card: 'c-1', title: 'A cup', reason: 'a matter of taste', pack: 'p' }],
  'card.aired': [{ card: 'c-1', fields, verdict: verdicts[0], picture: hash }],
  'card.pulled': ['operator', 'verdict-changed', 'session-closing', 'replaced'].map((why) => ({
    card: 'c-1',
    title: 'A cup',
    why,
  })),
  'card.air-refused': [{ card: 'c-1', title: 'A cup', said: words, cites: [], pack: 'p' }],
  'card.imported': [{ file: 'cards.csv', sha256: hash, added: 2, bad: 1 }],
  'place.declared': ['allow', 'warn', 'refuse'].map((decision) => ({
    statement: { position: null, address: '', notProtected: true },
    verdict: { answer: 'unknown', decision, nearest: null, said: words, remedy: words, cites: [], pack: 'p' },
  })),
  'guard.restored': GuardId.options.map((guard) => ({
    guard,
    facts: [fact],
    seenAt: 1,
    provedAt: 2,
    ms: 12.4,
    attempts: 1,
    how: 'batch',
  })),
  'guard.restored-often': [
    {
      guard: 'label',
      from: 1,
      to: 9_000,
      times: 12,
      longestMs: 40.2,
      attempts: 14,
      facts: [fact],
      how: 'batch',
      cites: [],
    },
  ],
  'guard.not-restored': GuardId.options.map((guard) => ({
    guard,
    facts: [fact],
    seenAt: 1,
    attempts: 3,
    why: 'no',
  })),
  'guard.rung': Rung.options.map((rung) => ({
    guard: 'label',
    rung,
    from: null,
    why: 'deadline',
    facts: [fact],
    since: 1,
    afterMs: 3_000,
    repairs: 0,
    cites: [],
  })),
  'guard.rung-left': [
    ...['proved', 'held', 'not-out'].map((why) => ({
      guard: 'label',
      from: 'pull',
      to: null,
      why,
      since: 1,
    })),
    { guard: 'label', from: 'pull', to: 'warning', why: 'held', since: 1 },
  ],
  'guard.not-climbed': ['held', 'not-in-pack', 'nothing-to-pull', 'safe-already', 'unreachable'].map(
    (why) => ({
      guard: 'label',
      rungs: ['warning', 'pull'],
      why,
      hold: null,
      until: 5,
      facts: [fact],
      since: 1,
    }),
  ),
  'guard.hold-asked': [{ ...held, minutes: 5 }],
  'guard.held': [{ ...held, until: 5 }],
  'guard.hold-approved': [{ ...held, until: 5 }],
  'guard.hold-refused': [{ guard: 'label', rung: 'pull', said: words, cites: [] }],
  'guard.hold-ended': [{ hold: 'h-1', guard: 'label', rung: 'pull' }],
  'obs.other-studio': [{ studio: 'fairlive.studio/other' }],
  'obs.other-studio-gone': [{ studio: 'fairlive.studio/other' }],
  'obs.ending-agreed': both.map((agreed) => ({ agreed })),
  'obs.ended': [{ program: 'obs64', pid: 77, unreachableFrom: 1, cites: [] }],
  'obs.not-ended': EndingWhy.options.map((why) => ({ why, program: 'nginx', unreachableFrom: 1, cites: [] })),
  'guard.unproved': [{ cause: 'OBS is closed', from: 1 }],
  'guard.proved-again': [{ cause: 'OBS was closed', from: 1, to: 2 }],
  'guard.unrecorded': [{ count: 3, from: 1, to: 2, why: 'the disk was full' }],
  'probe.qr-seen': CodeStanding.options.map((standing) => ({
    content: 'https://shop.example/1',
    scene: '直播间',
    standing,
  })),
  'code.declared': [{ content: 'https://shop.example/1', reason: 'our own club' }],
  'code.withdrawn': [{ content: 'https://shop.example/1', reason: 'over' }],
  'obs.changed': obsBodies['obs.changed'].shape.what.options.map((what) => ({ what, from: 'a', to: 'b' })),
  'notice.shown': NoticeKind.options.map((notice) => ({
    notice,
    card: null,
    shownAt: 1,
    text: words,
    picture: hash,
    pack: 'p',
  })),
  'notice.ended': NoticeKind.options.flatMap((notice) =>
    (['over', 'interrupted'] as const).map((why) => {
      return { notice, card: null, shownAt: 1, endedAt: 9, stoodMs: 8, why }
    }),
  ),
  'recording.started': [{ recording: 'r-1', ...session }],
  'recording.stopped': [{ recording: 'r-1', file: '/recordings/a.mkv' }],
  'recording.kept': [null, { picture: true, sound: false }, { picture: false, sound: true }].map((tracks) => {
    return { recording: 'r-1', file: 'a.mkv', sha256: hash, bytes: 1, seconds: null, tracks, keptUntil: 9 }
  }),
  'recording.gap': [null, 'r-2'].map((coveredBy) => ({ ...session, from: 1, to: 900, coveredBy })),
  'recording.missing': [{ recording: 'r-1', file: 'a.mkv', why: 'the file is gone' }],
  'recording.delete-refused': [{ recording: 'r-1', keptUntil: 9 }],
} satisfies Readonly<Record<string, readonly object[]>>
