import type { Same } from '../same.ts'
import type { people as zh } from '../zh-CN/people.ts'

export const people: Same<typeof zh> = {
  name: 'People',
  table: {
    name: 'Users',
    user: 'Name',
    role: 'Role',
    state: 'State',
    active: 'May sign in',
    inactive: 'Deactivated',
    locked: 'Locked until {{until}}',
    change: 'Change {{name}}',
    setPin: 'Set PIN of {{name}}',
    you: 'you',
  },
  add: {
    name: 'Add a user',
    do: 'Add',
  },
  change: {
    name: 'Change {{name}}',
    active: 'May sign in',
    do: 'Save',
  },
  pin: {
    name: 'Set the PIN of {{name}}',
    do: 'Set the PIN',
    change: 'Set PIN',
  },
  field: {
    name: 'Name',
    role: 'Role',
    pin: 'PIN (6 to 12 digits)',
    pinAgain: 'The PIN again',
  },
  problem: {
    name: 'Fill in a name',
    pin: 'A PIN has 6 to 12 digits',
    pinAgain: 'The two PINs differ',
  },
  roles: {
    name: 'Roles and rights',
    owner: 'Manages people, room and connection, and may do what the others do',
    supervisor: 'Approves what needs a second person and may end a session',
    auditor: 'Reads and verifies the ledger and the archive, changes nothing',
    operator: 'Runs the room: cards, scenes, preflight, rehearsal and going live',
  },
  signIn: {
    name: 'Sign in',
    who: 'Choose a user',
    pin: 'PIN',
    do: 'Sign in',
    demo: 'Demo PIN: {{pin}}',
    demoWhy: 'This is a demo studio: everybody has the same PIN. In real use each sets their own.',
    keys: '↑ ↓ to choose, type the PIN, Enter to sign in',
    locked: 'Locked until {{until}}',
    inactive: 'Deactivated',
  },
}
