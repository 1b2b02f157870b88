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
    sourcemap: true,
    rolldownOptions: { input: 'renderer/index.html' },
  },
} satisfies UserConfig
