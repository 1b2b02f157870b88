/**
 * The arrows of the house. A broken one fails `npm run check`; its comment says what to do instead.
 * The swc parser is needed: with TypeScript 7 the default parser sees no imports and passes everything.
 */
const { Visitor } = require('@swc/core/Visitor.js')

// The visitor that comes with swc stops at `using x = ...`; for imports it is a declaration like any other.
const visitStatement = Visitor.prototype.visitStatement
Visitor.prototype.visitStatement = function visitAnyStatement(statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement)
  this.visitVariableDeclarators(statement.decls)
  return statement
}

const domains = ['rooms', 'guards', 'cards', 'people', 'places', 'notices', 'comments', 'archive', 'obs']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment:
        'shared/ runs on both sides and does no I/O: move the I/O to electron/ or renderer/ and pass values in.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|test|scripts)/' },
    },
    {
      name: 'shared-has-no-node',
      comment:
        'shared/ runs in a browser too: take bytes, time and randomness as arguments instead of node modules.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-speaks-through-the-contract',
      comment: 'renderer/ never imports from electron/: add a procedure to shared/contract and call it.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|test|scripts)/' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'renderer/ runs sandboxed in a browser: ask the studio through shared/contract.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-never-imports-renderer',
      comment: 'electron/ never imports from renderer/: what both need lives in shared/.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|test|scripts)/' },
    },
    ...domains.map((domain) => ({
      name: `${domain}-knows-no-other-domain`,
      comment: `electron/${domain}/ knows shared/ and electron/ledger/ only: let electron/studio/ introduce two domains to each other.`,
      severity: 'error',
      from: { path: `^electron/${domain}/` },
      to: { path: '^electron/', pathNot: `^electron/(${domain}|ledger)/` },
    })),
    {
      name: 'ledger-knows-no-domain',
      comment: 'electron/ledger/ is below every domain: pass the domain in from electron/studio/.',
      severity: 'error',
      from: { path: '^electron/ledger/' },
      to: { path: '^electron/', pathNot: '^electron/ledger/' },
    },
    {
      name: 'only-the-shell-knows-electron',
      comment:
        "only electron/main.ts, electron/preload.ts and electron/shell/ may import 'electron': pass what you need in.",
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/(main\\.ts|preload\\.ts|shell/)' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'the-studio-is-plain-node',
      comment:
        'the studio runs without Electron: nothing outside the desktop entry may import electron/shell/ or electron/main.ts.',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/(main\\.ts|preload\\.ts|shell/)' },
      to: { path: '^electron/(shell/|main\\.ts|preload\\.ts)' },
    },
    {
      name: 'the-shell-knows-no-domain',
      comment:
        'the shell speaks to the studio by electron/studio/process-protocol.ts: add a message to it, or pass the piece in.',
      severity: 'error',
      from: { path: '^electron/(main\\.ts|preload\\.ts|shell/)' },
      to: {
        path: '^electron/',
        pathNot:
          '^electron/(shell/|ledger/durable-file\\.ts|studio/(process-protocol|web/console-files|web/gate)\\.ts)',
      },
    },
    {
      name: 'only-the-ledger-opens-a-database',
      comment:
        'the ledger is the only thing that is written: read through electron/ledger/, write by a command.',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/ledger/' },
      to: { path: '(^|/)node_modules/better-sqlite3/' },
    },
    {
      name: 'the-model-is-below-rules-and-contract',
      comment: 'shared/model/ is what rules and contract are made of: move what it needs into shared/model/.',
      severity: 'error',
      from: { path: '^shared/model/' },
      to: { path: '^shared/(rules|contract)/' },
    },
    {
      name: 'no-test-tools-in-the-product',
      comment: 'a tool of tests or of the build is not shipped: keep what needs it in test/ or scripts/.',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/' },
      to: {
        path: '(^|/)node_modules/(vitest|fast-check|playwright|@playwright|tinybench|vite|electron-vite|electron-builder)/',
        pathNot: '/vite/client',
      },
    },
    {
      name: 'no-cycles',
      comment: 'two files import each other: move what both need into a third, or merge them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'this import leads nowhere: fix the path (with its .ts ending) or install the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css'],
    },
  },
}
