import type * as electron from 'electron'

/**
 * The module `electron`, handed in by main.ts. Everything else in shell/ takes from it what it needs, so that the
 * wiring runs against a stand-in where the program itself cannot be had.
 */
export type Electron = typeof electron
