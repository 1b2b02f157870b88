/** Who may run what: the one table of rights. The studio's process asks it before every command; the console to grey out. */
import type { UserId } from '#shared/model/ids.ts'
import type { Role } from '#shared/model/people.ts'
import { allowed, type Outcome, refused, type Words } from '#shared/model/words.ts'

const everyone: readonly Role[] = ['owner', 'supervisor', 'operator', 'auditor']
const desk: readonly Role[] = ['owner', 'supervisor', 'operator']
const supervising: readonly Role[] = ['owner', 'supervisor']
const owner: readonly Role[] = ['owner']
const readers: readonly Role[] = ['owner', 'supervisor', 'auditor']

type Right = {
  readonly roles: readonly Role[]
  readonly name: Words
  /** True where whoever runs it must be another person than the one who asked for it. */
  readonly secondPerson?: true
}

/** An auditor reads and exports, and changes nothing; whoever may approve never approves what they asked for. */
const rights = {
  'people.add-user': { roles: owner, name: { zh: '添加人员', en: 'add a person' } },
  'people.change-user': { roles: owner, name: { zh: '修改人员', en: 'change a person' } },
  'people.set-pin': { roles: everyone, name: { zh: '设置自己的 PIN', en: "set one's own PIN" } },
  'people.sign-in': { roles: everyone, name: { zh: '登录', en: 'sign in' } },
  'people.sign-out': { roles: everyone, name: { zh: '退出登录', en: 'sign out' } },
  'room.open': { roles: supervising, name: { zh: '开设直播间', en: 'open a room' } },
  'room.change': { roles: supervising, name: { zh: '修改直播间资料', en: 'change the room' } },
  'source.declare': { roles: desk, name: { zh: '申报画面来源', en: 'declare a source' } },
  'code.declare': { roles: supervising, name: { zh: '申报二维码', en: 'declare a QR code' } },
  'code.withdraw': {
    roles: supervising,
    name: { zh: '撤回二维码申报', en: 'withdraw the declaration of a QR code' },
  },
  'session.begin-preflight': { roles: desk, name: { zh: '开始播前检查', en: 'begin the preflight' } },
  'session.end-preflight': { roles: desk, name: { zh: '结束播前检查', en: 'end the preflight' } },
  'session.rehearse': { roles: desk, name: { zh: '彩排', en: 'rehearse' } },
  'session.go-live': { roles: desk, name: { zh: '开播', en: 'go live' } },
  'session.back-to-preflight': { roles: desk, name: { zh: '退回播前检查', en: 'go back to the preflight' } },
  'session.close': { roles: desk, name: { zh: '下播', en: 'close the session' } },
  'session.archive': { roles: desk, name: { zh: '归档本场', en: 'archive the session' } },
  'session.cut-safe': { roles: desk, name: { zh: '切到安全画面', en: 'cut to the safe scene' } },
  'session.cut-back': { roles: desk, name: { zh: '从安全画面切回', en: 'cut back from the safe scene' } },
  'session.switch-scene': { roles: desk, name: { zh: '切换场景', en: 'switch scenes' } },
  'place.declare': { roles: desk, name: { zh: '申报直播地点', en: 'declare the place' } },
  'card.add': { roles: desk, name: { zh: '添加商品卡', en: 'add a card' } },
  'card.change': { roles: desk, name: { zh: '修改商品卡', en: 'change a card' } },
  'card.remove': { roles: desk, name: { zh: '移除商品卡', en: 'remove a card' } },
  'card.approve': {
    roles: supervising,
    name: { zh: '批准商品卡', en: 'approve a card' },
    secondPerson: true,
  },
  'card.air': { roles: desk, name: { zh: '上屏商品卡', en: 'put a card on air' } },
  'card.pull': { roles: desk, name: { zh: '撤下商品卡', en: 'pull the card' } },
  'card.import': { roles: desk, name: { zh: '导入商品卡', en: 'import cards' } },
  'comment.moderate': { roles: desk, name: { zh: '处理评论', en: 'moderate comments' } },
  'comment.approve': {
    roles: supervising,
    name: { zh: '批准评论处理', en: 'approve an act on a comment' },
    secondPerson: true,
  },
  'comment.connect': { roles: desk, name: { zh: '连接评论来源', en: 'connect comment sources' } },
  'comment.filter': { roles: desk, name: { zh: '设置关键词过滤', en: 'set a keyword filter' } },
  'comment.report': { roles: readers, name: { zh: '查看评论审计', en: 'read the report on comments' } },
  'guard.hold': { roles: desk, name: { zh: '暂缓守护的处置', en: "hold a guard's next step" } },
  'guard.approve-hold': {
    roles: supervising,
    name: { zh: '批准暂缓', en: 'approve a hold' },
    secondPerson: true,
  },
  'room.agree-to-ending': {
    roles: owner,
    name: { zh: '同意连不上时结束 OBS', en: 'agree to ending an OBS that cannot be reached' },
  },
  'guard.end-hold': { roles: desk, name: { zh: '结束暂缓', en: 'end a hold' } },
  'recording.delete': { roles: owner, name: { zh: '删除录像', en: 'delete a recording' } },
  'ledger.export': { roles: readers, name: { zh: '导出台账', en: 'export the ledger' } },
  'ledger.erase': { roles: owner, name: { zh: '擦除台账内容', en: 'erase from the ledger' } },
  'obs.connect': { roles: desk, name: { zh: '连接 OBS', en: 'connect OBS' } },
  'settings.change': { roles: owner, name: { zh: '修改设置', en: 'change settings' } },
} as const satisfies Record<string, Right>

export type CommandName = keyof typeof rights

const roleNames: Record<Role, Words> = {
  owner: { zh: '负责人', en: 'owner' },
  supervisor: { zh: '监督员', en: 'supervisor' },
  operator: { zh: '操作员', en: 'operator' },
  auditor: { zh: '审计员', en: 'auditor' },
}

/** Whether a person of this role may run the command at all; who the person is is `mayRunAsSecond`'s question. */
export function mayRun(role: Role, command: CommandName): Outcome<void> {
  const right: Right = rights[command]
  if (right.roles.includes(role)) return allowed(undefined)
  return refused({
    code: 'role-may-not',
    said: {
      zh: `${roleNames[role].zh}不能${right.name.zh}：本工作室的权限表没有给这个角色此项权限。`,
      en: `The role ${roleNames[role].en} may not ${right.name.en}: the studio's table of rights does not give it to this role.`,
    },
    remedy: {
      zh: `请由${right.roles.map((each) => roleNames[each].zh).join('或')}登录后操作。`,
      en: `Let a person sign in whose role is ${right.roles.map((each) => roleNames[each].en).join(' or ')}.`,
    },
    cites: [],
  })
}

export function needsSecondPerson(command: CommandName): boolean {
  const right: Right = rights[command]
  return right.secondPerson === true
}

/**
 * Whether `actor` may run the command on what `asker` asked for (for a card: whoever wrote its present fields).
 * A null asker is the studio itself, to whom anyone is a second person.
 */
export function mayRunAsSecond(command: CommandName, asker: UserId | null, actor: UserId): Outcome<void> {
  if (!needsSecondPerson(command) || asker !== actor) return allowed(undefined)
  const right: Right = rights[command]
  return refused({
    code: 'second-person-needed',
    said: {
      zh: `不能由本人${right.name.zh}：提出的人与批准的人是同一人，而此项操作需要第二个人。`,
      en: `You may not ${right.name.en} yourself: the person who asked and the person who approves are the same, and this takes a second person.`,
    },
    remedy: {
      zh: `请另一位${right.roles.map((each) => roleNames[each].zh).join('或')}登录后操作。`,
      en: `Let another ${right.roles.map((each) => roleNames[each].en).join(' or ')} sign in and do it.`,
    },
    cites: [],
  })
}
