import type { Shipped } from './shipped.ts'

/** Licences that may be shipped with an Apache-2.0 program without touching its own licence. */
const acceptable: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
])

/** What must not be shipped as it is: a licence that nobody has weighed. */
export function licenceFaults(shipped: readonly Shipped[]): readonly string[] {
  return shipped
    .filter(
      ({ licence }) =>
        !licence
          .replace(/[()]/g, '')
          .split(' OR ')
          .some((one) => acceptable.has(one)),
    )
    .map(({ name, version, licence }) => {
      return `${name} ${version}: "${licence}" is not a licence that we ship. Take another package, or weigh it and add it to scripts/licences/document.ts.`
    })
}

/** The text of docs/licences.md. */
export function licencesDocument(shipped: readonly Shipped[]): string {
  const rows = shipped.map(
    ({ name, version, licence, how }) => `| ${name} | ${version} | ${licence} | ${how} |`,
  )
  const texts = [...Map.groupBy(shipped, ({ text }) => text)].filter(([text]) => text !== '')
  const chapters = texts.map(([text, packages]) => {
    const fence = text.includes('```') ? '````' : '```'
    return `### ${packages.map(({ name }) => name).join(', ')}\n\n${fence}text\n${text}\n${fence}\n`
  })
  const silent = shipped.filter(({ text }) => text === '').map(({ name }) => name)
  return [
    '# Licences of what is shipped',
    '',
    'Fairlive Studio is under the Apache License 2.0 (`LICENSE`). With it come the packages below. Made by',
    '`npm run licences` from the built bundle; `npm test` fails where it is out of date.',
    '',
    'Electron brings the licences of Chromium and of what Chromium uses in a file of its own,',
    '`LICENSES.chromium.html`, beside the installed program. `better-sqlite3` contains SQLite (public domain),',
    '`@napi-rs/canvas` contains Skia (BSD-3-Clause). Nothing was changed in any of them; their sources are in the npm',
    'registry under the versions below.',
    '',
    '| package | version | licence | how it is shipped |',
    '|---|---|---|---|',
    ...rows,
    '',
    ...(silent.length === 0
      ? []
      : [`Named by licence only, because the package carries no text: ${silent.join(', ')}.`, '']),
    '## Texts',
    '',
    ...chapters,
  ].join('\n')
}
