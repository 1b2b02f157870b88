import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { defineConfig } from 'electron-vite'
import { renderer } from './renderer.vite.config.ts'

/** Native packages stay outside the bundle: electron-vite leaves out what package.json has under `dependencies`. */
const workers = 'electron/studio/workers'

/** Every worker is a program of its own, `out/main/workers/NAME.js`, found there by electron/studio/worker-url.ts. */
function workerEntries(): Record<string, string> {
  const files = existsSync(workers) ? readdirSync(workers).filter((file) => file.endsWith('.ts')) : []
  return Object.fromEntries(files.map((file) => [`workers/${basename(file, '.ts')}`, `${workers}/${file}`]))
}

export default defineConfig({
  main: {
    // fflate's build for Node declares a `require` of its own, as electron-vite does in every chunk that needs one.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      target: 'node24',
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          cli: 'electron/cli.ts',
          'studio-process': 'electron/studio/utility-process.ts',
          ...workerEntries(),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node24',
      // A sandboxed preload script must be one CommonJS file.
      lib: { entry: 'electron/preload.ts', formats: ['cjs'] },
      rolldownOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer,
})
