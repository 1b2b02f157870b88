/** What is said where the studio itself could not say it. */
export const failure = {
  away: {
    said: '没有送到：与工作室的连接已断开，什么都没有改变。',
    remedy: '等待自动重连后再试一次。守护仍在工作室里运行。',
  },
  badRequest: {
    said: '工作室不接受这些内容，格式不符合要求。',
    remedy: '检查填写的内容，改正后再试。',
  },
  unexpected: {
    said: '工作室没有完成这件事，出了它没有预料的错误：{{detail}}',
    remedy: '再试一次；如果仍然出错，请把这句话和台账里最近的记录交给技术人员。',
  },
  screen: {
    said: '这个页面出错，无法显示：{{detail}}',
    remedy: '重新载入页面；守护和直播不受影响。',
    reload: '重新载入',
  },
} as const
