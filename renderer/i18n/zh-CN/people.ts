/** Users, sign-in and first start. */
export const people = {
  name: '人员',
  table: {
    name: '用户',
    user: '姓名',
    role: '角色',
    state: '状态',
    active: '可登录',
    inactive: '已停用',
    locked: '锁定至 {{until}}',
    change: '修改 {{name}}',
    setPin: '为 {{name}} 设置 PIN',
    you: '你',
  },
  add: {
    name: '添加用户',
    do: '添加',
  },
  change: {
    name: '修改 {{name}}',
    active: '可以登录',
    do: '保存',
  },
  pin: {
    name: '为 {{name}} 设置 PIN',
    do: '设置 PIN',
    change: '设置 PIN',
  },
  field: {
    name: '姓名',
    role: '角色',
    pin: 'PIN（6 到 12 位数字）',
    pinAgain: '再输一次 PIN',
  },
  problem: {
    name: '请填写姓名',
    pin: 'PIN 为 6 到 12 位数字',
    pinAgain: '两次输入的 PIN 不同',
  },
  roles: {
    name: '角色与权限',
    owner: '管理人员、房间和连接，也可以做其他角色的事',
    supervisor: '批准需要第二人的事，可以结束本场',
    auditor: '查看、验证台账和归档，不做改动',
    operator: '操作直播：商品卡、场景、检查、彩排和开播',
  },
  signIn: {
    name: '登录',
    who: '选择用户',
    pin: 'PIN',
    do: '登录',
    demo: '演示用 PIN：{{pin}}',
    demoWhy: '这是演示工作室，所有人的 PIN 都相同。正式使用时各人自己设置。',
    keys: '↑ ↓ 选择，输入 PIN，Enter 登录',
    locked: '锁定至 {{until}}',
    inactive: '已停用',
  },
} as const
