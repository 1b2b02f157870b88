/** The colours and shapes of everything the studio draws on air; text pairs reach at least 4.5:1 (WCAG 2.2, 1.4.3). */
export const palette = {
  ink: '#12161c',
  paper: '#ffffff',
  muted: '#5a6370',
  hairline: '#e3e7ec',
  price: '#c92a1d',
  badgePlate: '#e6f2ef',
  badgeInk: '#0b5f50',
  noticePlate: '#fff0c9',
  noticeInk: '#5c3b00',
  noticeBar: '#d98a00',
  placeholder: '#edf0f3',
  placeholderInk: '#a3adb8',
  night: '#14232b',
  nightRaised: '#1d323c',
  nightMuted: '#a9c0c6',
  accent: '#3fc7a8',
} as const

/** Sizes in `draw*` are written for a canvas whose shortest side is this many pixels and scaled to the real one. */
export const designSide = 1080
