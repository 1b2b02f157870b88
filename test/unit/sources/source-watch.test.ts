/** A declaration that holds no longer is told once, whatever was done to its source, and never where nothing was. */
import { expect, test } from 'vitest'
import { SourceWatch } from '#electron/studio/room/source-watch.ts'
import type { DeclaredSource, Intent } from '#shared/model/intent.ts'
import type { Input, ObsState } from '#shared/model/obs.ts'
import { declaring } from '#test/harness/declaring.ts'
import { emptyObs, idleIntent, obsWith } from './small-obs.ts'

const said: DeclaredSource = { nature: 'real', capture: '/dev/video0', lapsed: false, seq: 1 }
const declaredAs = (change: Partial<DeclaredSource>): Intent => ({
  ...idleIntent,
  sources: { ...declaring({}), declared: { 机位: { ...said, ...change } } },
})
const intent = declaredAs({})
const camera = ['v4l2_input', { device_id: '/dev/video0' }] as const
const before = obsWith({ 机位: camera }, { 主: { 机位: {} } })

function told(look: (watch: SourceWatch) => void): readonly string[] {
  const changes: string[] = []
  look(new SourceWatch(({ body }) => changes.push(`${body.source} ${body.how} ${body.now}`)))
  return changes
}

function renamed(obs: ObsState, from: string, to: string): ObsState {
  const input = obs.inputs.get(from)
  if (input === undefined) throw new Error(`there is no ${from}`)
  const inputs = new Map<string, Input>([...obs.inputs, [to, { ...input, name: to }]])
  inputs.delete(from)
  return { ...obs, inputs, inputNames: { known: true, at: 0, value: [...inputs.keys()] } }
}

test('nothing is told of a source that captures what it did', () => {
  expect(told((watch) => watch.look(before, intent))).toEqual([])
})

test('another capture is told once, also where it is back before anybody looked again', () => {
  const other = obsWith({ 机位: ['v4l2_input', { device_id: '/dev/video1' }] }, { 主: { 机位: {} } })
  const changes = told((watch) => {
    watch.look(other, intent)
    watch.look(before, intent)
    watch.look(other, intent)
  })
  expect(changes).toEqual(['机位 captures-else /dev/video1'])
})

test('declared anew it is told anew', () => {
  const other = obsWith({ 机位: ['v4l2_input', { device_id: '/dev/video1' }] }, { 主: { 机位: {} } })
  const changes = told((watch) => {
    watch.look(other, intent)
    watch.look(other, declaredAs({ seq: 9 }))
  })
  expect(changes).toHaveLength(2)
})

test('a new name is told with it; the same name given to another source is not the same source', () => {
  expect(told((watch) => watch.compare(before, renamed(before, '机位', '别名'), intent))).toEqual([
    '机位 renamed 别名',
  ])
  const gone = obsWith({}, { 主: {} })
  const changes = told((watch) => {
    watch.compare(before, gone, intent)
    watch.compare(gone, before, intent)
  })
  expect(changes).toEqual(['机位 removed null'])
})

test('another collection, or one that is not read yet, takes nothing back', () => {
  const other = { ...obsWith({}, { 主: {} }), collection: { known: true, value: 'another', at: 0 } as const }
  expect(told((watch) => watch.compare(before, other, intent))).toEqual([])
  expect(told((watch) => watch.compare(before, emptyObs, intent))).toEqual([])
  expect(told((watch) => watch.look(obsWith({ 机位: ['v4l2_input', null] }, {}), intent))).toEqual([])
})

test('what was given up already is not told again, and before anything is known nothing is', () => {
  const gone = obsWith({}, { 主: {} })
  expect(told((watch) => watch.compare(before, gone, declaredAs({ lapsed: true })))).toEqual([])
  expect(told((watch) => watch.compare(before, gone, null))).toEqual([])
})
