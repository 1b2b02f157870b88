/** Channels between preload.ts and pages.ts; the same names go over the page's own `window.postMessage`. */
export const readyChannel = 'fairlive:ready'
export const portChannel = 'fairlive:port'
