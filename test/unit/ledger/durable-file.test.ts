/** Files that are there whole or not at all: pictures on disk before an entry names them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepDurably } from '#electron/ledger/durable-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-durable-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the folders that are missing are made, and nothing but the file is left in them', async () => {
  const file = join(folder, 'a', 'b', 'picture.jpg')
  await keepDurably(file, Buffer.from('one'))
  expect(readFileSync(file, 'utf8')).toBe('one')
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['picture.jpg'])
})

test('a file that has these bytes is not touched; one that somebody wrote over is replaced', async () => {
  const file = join(folder, 'picture.jpg')
  await keepDurably(file, Buffer.from('one'))
  const { ino } = statSync(file)
  await keepDurably(file, Buffer.from('one'))
  expect(statSync(file).ino).toBe(ino)
  writeFileSync(file, 'two')
  await keepDurably(file, Buffer.from('one'))
  expect(readFileSync(file, 'utf8')).toBe('one')
})

test('several who write the same at once all end well', async () => {
  const file = join(folder, 'picture.jpg')
  await Promise.all(Array.from({ length: 20 }, () => keepDurably(file, Buffer.alloc(50_000, 7))))
  expect(readFileSync(file)).toHaveLength(50_000)
  expect(readdirSync(folder)).toEqual(['picture.jpg'])
})

test('where it cannot be put in place it says so and leaves no draft', async () => {
  const file = join(folder, 'picture.jpg')
  mkdirSync(join(file, 'in the way'), { recursive: true })
  await expect(keepDurably(file, Buffer.from('one'))).rejects.toThrow(/rename/)
  expect(readdirSync(folder)).toEqual(['picture.jpg'])
})
