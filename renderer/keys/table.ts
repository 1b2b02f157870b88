/**
 * The key of every action, in one table. `Mod` is Ctrl, or Command on a Mac; two keys with a space are pressed one after
 * the other. Digits cut scenes and the letter row below them airs cards, like the two rows of a switcher; the two rows
 * below those belong to the comment desk.
 */
export type Scope =
  | 'always'
  | 'anywhere'
  | 'live'
  | 'preflight'
  | 'cards'
  | 'archive'
  | 'review'
  | 'people'
  | 'settings'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const letters = ['Q', 'W', 'E', 'R', 'T', 'Y', 'U', 'I', 'O'] as const

/** `always` works in text fields and over dialogs too; `anywhere` on every screen; the rest on their screen alone. */
export const keyTable = {
  safe: { keys: 'F9', scope: 'always' },
  palette: { keys: 'Mod+K', scope: 'always' },
  submit: { keys: 'Mod+Enter', scope: 'always' },
  keys: { keys: '?', scope: 'anywhere' },
  language: { keys: 'Shift+Y', scope: 'anywhere' },
  signOut: { keys: 'G O', scope: 'anywhere' },
  dismiss: { keys: 'Backspace', scope: 'anywhere' },
  goLive: { keys: 'G L', scope: 'anywhere' },
  goPreflight: { keys: 'G P', scope: 'anywhere' },
  goCards: { keys: 'G C', scope: 'anywhere' },
  goArchive: { keys: 'G A', scope: 'anywhere' },
  goReview: { keys: 'G R', scope: 'anywhere' },
  goPeople: { keys: 'G U', scope: 'anywhere' },
  goSettings: { keys: 'G S', scope: 'anywhere' },
  backToPreflight: { keys: 'Shift+B', scope: 'anywhere' },
  closeSession: { keys: 'Shift+X', scope: 'anywhere' },
  answerReal: { keys: 'Shift+1', scope: 'anywhere' },
  answerVirtual: { keys: 'Shift+2', scope: 'anywhere' },
  answerMedia: { keys: 'Shift+3', scope: 'anywhere' },
  answerOverlay: { keys: 'Shift+4', scope: 'anywhere' },
  sceneUndo: { keys: '0', scope: 'live' },
  pull: { keys: 'P', scope: 'live' },
  airAgain: { keys: 'Shift+P', scope: 'live' },
  evidence: { keys: 'V', scope: 'live' },
  guard: { keys: 'H', scope: 'live' },
  commentNext: { keys: 'J', scope: 'live' },
  commentPrevious: { keys: 'K', scope: 'live' },
  commentSelect: { keys: 'L', scope: 'live' },
  commentSelectNext: { keys: 'Shift+J', scope: 'live' },
  commentSelectPrevious: { keys: 'Shift+K', scope: 'live' },
  commentHide: { keys: 'X', scope: 'live' },
  commentRedact: { keys: 'D', scope: 'live' },
  commentMute: { keys: 'M', scope: 'live' },
  commentBlock: { keys: 'B', scope: 'live' },
  commentCollapse: { keys: 'C', scope: 'live' },
  commentPin: { keys: 'N', scope: 'live' },
  commentToFront: { keys: '[', scope: 'live' },
  commentToBack: { keys: ']', scope: 'live' },
  commentReply: { keys: 'A', scope: 'live' },
  commentReport: { keys: 'F', scope: 'live' },
  commentEscalate: { keys: 'S', scope: 'live' },
  commentUndo: { keys: 'Z', scope: 'live' },
  commentPresetAct: { keys: 'Shift+C', scope: 'live' },
  commentApprove: { keys: 'Shift+A', scope: 'live' },
  commentDecline: { keys: 'Shift+D', scope: 'live' },
  commentNewest: { keys: 'Shift+N', scope: 'live' },
  commentSearch: { keys: 'Mod+F', scope: 'live' },
  commentFilters: { keys: 'Shift+F', scope: 'live' },
  commentSavePreset: { keys: 'Shift+S', scope: 'live' },
  beginPreflight: { keys: 'B', scope: 'preflight' },
  recheck: { keys: 'C', scope: 'preflight' },
  endPreflight: { keys: 'Shift+E', scope: 'preflight' },
  rehearse: { keys: 'Shift+R', scope: 'preflight' },
  goOnAir: { keys: 'Shift+L', scope: 'preflight' },
  statePlace: { keys: 'D', scope: 'preflight' },
  acceptProposals: { keys: 'A', scope: 'preflight' },
  filterCards: { keys: '/', scope: 'anywhere' },
  addCard: { keys: 'N', scope: 'cards' },
  importCards: { keys: 'Shift+I', scope: 'cards' },
  approveCard: { keys: 'A', scope: 'cards' },
  removeCard: { keys: 'Delete', scope: 'cards' },
  nextSession: { keys: 'J', scope: 'archive' },
  previousSession: { keys: 'K', scope: 'archive' },
  deleteRecording: { keys: 'Delete', scope: 'archive' },
  nextReviewed: { keys: 'J', scope: 'review' },
  previousReviewed: { keys: 'K', scope: 'review' },
  refreshReview: { keys: 'R', scope: 'review' },
  saveReview: { keys: 'Shift+S', scope: 'review' },
  printReview: { keys: 'Shift+P', scope: 'review' },
  drawSample: { keys: 'D', scope: 'review' },
  addUser: { keys: 'N', scope: 'people' },
  lookForObs: { keys: 'F', scope: 'settings' },
  connectObs: { keys: 'Shift+O', scope: 'settings' },
  rehearsalObs: { keys: 'Shift+R', scope: 'settings' },
  addSource: { keys: 'N', scope: 'settings' },
  verify: { keys: 'Shift+V', scope: 'settings' },
} as const satisfies Readonly<Record<string, { readonly keys: string; readonly scope: Scope }>>

export type ActionName = keyof typeof keyTable

/** Actions of which there is one for each of nine things: the row of digits for scenes, the row of letters for cards. */
export const keyRows = {
  scene: { keys: digits, scope: 'live' },
  air: { keys: letters, scope: 'live' },
  commentView: { keys: ['Shift+Q', 'Shift+W', 'Shift+E', 'Shift+R', 'Shift+T', 'Shift+U'], scope: 'live' },
  preset: { keys: ['Shift+5', 'Shift+6', 'Shift+7', 'Shift+8', 'Shift+9'], scope: 'live' },
} as const satisfies Readonly<Record<string, { readonly keys: readonly string[]; readonly scope: Scope }>>

/**
 * The key of each ground while one is asked for, by its place in the pack's list: the same ground has the same key for
 * every act. A key that comes too late, when nothing is asked any more, at most asks for the next act: no scene is cut
 * and no card aired by it, and nothing is taken back.
 */
export const groundKeys = ['A', 'S', 'D', 'F', 'J', 'K', 'L', 'C', 'N', 'M', 'B', 'V'] as const

export type RowName = keyof typeof keyRows

/** Keys as a person of this platform reads them: Ctrl+K, or ⌘K on a Mac. */
export function shownKeys(keys: string, mac: boolean): string {
  if (!mac) return keys.replaceAll('Mod+', 'Ctrl+')
  return keys.replaceAll('Mod+', '⌘').replaceAll('Shift+', '⇧')
}
