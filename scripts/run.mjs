// Runs on Node 20.
import { spawn } from 'node:child_process'

/** In a terminal Ctrl-C reaches the child by itself; sending it on would tell it twice. */
const sentOn = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT']

/**
 * For a program on the way to the one that was asked for: what it says goes to stderr, so that stdout is the
 * latter's alone (`npm start -- --json`).
 * @type {import('node:child_process').StdioOptions}
 */
export const progress = ['inherit', 2, 'inherit']

/**
 * Runs a program with this process's own input and output, and sends it the signals that reach this process.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 128 and more where a signal ended it
 */
export async function run(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'inherit', ...options })
  const signals = /** @type {NodeJS.Signals[]} */ (['SIGTERM', 'SIGHUP', 'SIGINT'])
  /** @param {NodeJS.Signals} signal */
  const sendOn = (signal) => {
    if (sentOn.includes(signal)) child.kill(signal)
  }
  for (const signal of signals) process.on(signal, sendOn)
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(code ?? 128 + signalNumber(signal)))
    })
  } finally {
    for (const signal of signals) process.off(signal, sendOn)
  }
}

/** @param {NodeJS.Signals | null} signal */
function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[/** @type {string} */ (signal)] ?? 0
}
