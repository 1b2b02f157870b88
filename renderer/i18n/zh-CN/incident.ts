/** What a guard found violated, and the pictures around it. */
export const incident = {
  name: '本场记录的异常',
  empty: '本场还没有记录到异常。',
  more: '只列出最近 {{number}} 次；更早的在台账里。',
  at: '{{time}} 的异常',
  evidence: '台账第 {{seq}} 条',
  restored: '{{ms}} 毫秒内恢复，尝试 {{attempts}} 次。向 OBS 发出：{{how}}',
  notRestored: '没有恢复，尝试 {{attempts}} 次。',
  unpictured: '没有留存画面：观众看不到这种异常，或当时没有在看节目画面。',
  none: {
    before: '没有之前的画面',
    during: '短到没有画面拍到',
    after: '没有之后的画面',
  },
  missing: '画面文件不在了；台账里的哈希还在。请从备份中找回 data 文件夹里的 evidence。',
  differs: '文件与台账里的哈希不符，不予显示。请从备份中找回原文件。',
  away: '工作室没有给出画面。请关上再打开这条记录。',
  larger: '放大',
  smaller: '缩小',
} as const
