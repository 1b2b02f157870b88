import { classifyCommand } from './classify.ts'
import type { Command } from './command.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { rebuildCommand } from './rebuild.ts'
import { relayCommand } from './relay.ts'
import { serveCommand } from './serve.ts'
import { verifyCommand } from './verify.ts'

export const commands: readonly Command[] = [
  serveCommand,
  verifyCommand,
  exportCommand,
  importCommand,
  rebuildCommand,
  classifyCommand,
  relayCommand,
]
