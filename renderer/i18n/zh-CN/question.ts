/** The question about a source that is in the picture and that nobody declared. */
export const question = {
  name: '来源申报',
  never: '画面里的“{{source}}”没有申报。它是什么？',
  changed: '画面里的“{{source}}”换了内容，原来申报的是{{nature}}。现在是什么？',
  captures: '采集：{{capture}}',
  kind: '类型：{{kind}}',
  others: '另有 {{number}} 个来源待申报',
  hidden: '已隐藏；回答后恢复显示',
  answer: '申报“{{source}}”为{{nature}}',
  next: {
    prompt: '请现在回答',
    warning: '{{seconds}} 秒后警示观众',
    pull: '{{seconds}} 秒后隐藏',
    'safe-scene': '{{seconds}} 秒后切到安全画面',
    'stop-output': '{{seconds}} 秒后停止播出',
  },
} as const
