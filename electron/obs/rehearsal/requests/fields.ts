/**
 * Reads the fields of a request's data and refuses with obs-websocket's own status codes and comments.
 * As there, a field that is null counts as missing.
 */
import { type Json, RequestRefused, status } from '../protocol.ts'

export type Data = Json | undefined

export function has(data: Data, name: string): data is Json {
  return data !== undefined && data[name] !== undefined && data[name] !== null
}

export function text(data: Data, name: string): string {
  return checkText(needed(data, name), name)
}

export function optionalText(data: Data, name: string): string | undefined {
  return has(data, name) ? checkText(data[name], name) : undefined
}

export function number(data: Data, name: string, min = -Infinity, max = Infinity): number {
  return checkNumber(needed(data, name), name, min, max)
}

export function optionalNumber(
  data: Data,
  name: string,
  min = -Infinity,
  max = Infinity,
): number | undefined {
  return has(data, name) ? checkNumber(data[name], name, min, max) : undefined
}

export function flag(data: Data, name: string): boolean {
  return checkFlag(needed(data, name), name)
}

export function optionalFlag(data: Data, name: string): boolean | undefined {
  return has(data, name) ? checkFlag(data[name], name) : undefined
}

export function object(data: Data, name: string, mayBeEmpty = false): Json {
  return checkObject(needed(data, name), name, mayBeEmpty)
}

export function optionalObject(data: Data, name: string): Json | undefined {
  return has(data, name) ? checkObject(data[name], name, true) : undefined
}

/** The field itself, of whatever type. */
export function needed(data: Data, name: string): unknown {
  if (data === undefined) {
    throw new RequestRefused(
      status.missingRequestData,
      'Your request data is missing or invalid (non-object)',
    )
  }
  if (!has(data, name)) {
    throw new RequestRefused(status.missingRequestField, `Your request is missing the \`${name}\` field.`)
  }
  return data[name]
}

function wrongType(name: string, wanted: string): RequestRefused {
  return new RequestRefused(
    status.invalidRequestFieldType,
    `The field value of \`${name}\` must be ${wanted}.`,
  )
}

function emptyField(name: string): RequestRefused {
  return new RequestRefused(status.requestFieldEmpty, `The field value of \`${name}\` must not be empty.`)
}

function checkText(value: unknown, name: string): string {
  if (typeof value !== 'string') throw wrongType(name, 'a string')
  if (value === '') throw emptyField(name)
  return value
}

function checkNumber(value: unknown, name: string, min: number, max: number): number {
  if (typeof value !== 'number') throw wrongType(name, 'a number')
  const outside = (side: string, bound: number) =>
    new RequestRefused(
      status.requestFieldOutOfRange,
      `The field value of \`${name}\` is ${side} of \`${bound.toFixed(6)}\``,
    )
  if (value < min) throw outside('below the minimum', min)
  if (value > max) throw outside('above the maximum', max)
  return value
}

function checkFlag(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw wrongType(name, 'boolean')
  return value
}

function checkObject(value: unknown, name: string, mayBeEmpty: boolean): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(name, 'an object')
  if (!mayBeEmpty && Object.keys(value).length === 0) throw emptyField(name)
  return value as Json
}
