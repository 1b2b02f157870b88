import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

/** How the console is built, for the bundle (electron.vite.config.ts) and for the dev server (scripts/dev.ts). */
export const renderer = {
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: 'out/renderer',
    target: 'es2024',
    minify: true,
    // The console comes from this PC, not over a network: one file starts faster than many.
    chunkSizeWarningLimit: 4_000,
    sourcemap: true,
    rolldownOptions: { input: 'renderer/index.html' },
  },
} satisfies UserConfig
