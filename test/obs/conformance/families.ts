import { filters } from './families/filters.ts'
import { general } from './families/general.ts'
import { inputs } from './families/inputs.ts'
import { items } from './families/items.ts'
import { outputs } from './families/outputs.ts'
import { groups, pictures } from './families/pictures.ts'
import { scenes, studioMode } from './families/scenes.ts'
import type { Family } from './scenario.ts'

export const families: readonly Family[] = [
  scenes,
  studioMode,
  items,
  inputs,
  filters,
  outputs,
  general,
  pictures,
  groups,
]
