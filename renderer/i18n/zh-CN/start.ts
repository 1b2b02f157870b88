/** First start: from an empty data folder to a room. */
export const start = {
  name: '首次使用',
  steps: { owner: '负责人', obs: 'OBS', room: '直播间' },
  stepsName: '首次使用的步骤',
  done: '已完成',
  now: '现在',
  next: '之后',
  owner: {
    name: '谁负责这个工作室',
    why: '负责人可以添加其他人。每个操作都记在登录的人名下。',
    do: '创建负责人',
  },
  obs: {
    name: '连接 OBS',
    why: '工作室通过 OBS 的 WebSocket 服务看画面、切场景、守住标识。',
  },
  room: {
    name: '建立直播间',
  },
  later: '稍后再说',
} as const
