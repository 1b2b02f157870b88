/** What viewers are told by the studio on a carrier of its own, as the operator sees it. */
export const notice = {
  none: '屏上没有提示',
  of: {
    warning: '警示：{{text}}',
    minors: '未成年人提示：{{text}}',
    'off-platform': '平台外交易提示：{{text}}',
    place: '地点提示：{{text}}',
  },
  cardWaits: '未成年人提示播满后显示',
} as const
