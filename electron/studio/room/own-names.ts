/** Names that the studio's own parts bear in OBS; an operator meets them there, so they say what they are. */
export const ownNames = {
  labelInput: 'Fairlive·AI标识',
  cardInput: 'Fairlive·商品卡',
  noticeInput: 'Fairlive·提示',
  safeScene: 'Fairlive·安全画面',
  safeInput: 'Fairlive·安全画面底图',
} as const

export function isOwnName(name: string): boolean {
  return name.startsWith('Fairlive·')
}
