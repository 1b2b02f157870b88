/**
 * The three datums in which positions in China are given, and distances between points of one.
 *
 * GPS gives WGS-84. Chinese maps must show GCJ-02, which shifts a point by 300-700 m inside China and not at all outside;
 * Baidu shifts that once more to BD-09. The formulas are the ones in public use (no official text has them); they agree
 * with two independent packages to about 0.2 m. A position is converted once, at the edge, and compared as WGS-84.
 */
import type { Datum, Position } from '#shared/model/places.ts'

/** Degrees; the datum is known from where it is used. */
export type Point = { readonly longitude: number; readonly latitude: number }

/** Outside this rectangle GCJ-02 is WGS-84. Degrees. */
const china = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 }

/** Semi-major axis in metres and squared eccentricity of the ellipsoid that GCJ-02 computes with (Krasovsky 1940). */
const ellipsoid = { axis: 6_378_245, eccentricity: 0.006693421622965943 }

const baiduPi = (Math.PI * 3_000) / 180
const meanRadius = 6_371_008.8

export function toWgs84(position: Position): Point {
  return converters[position.datum](position)
}

const converters: Record<Datum, (point: Point) => Point> = {
  'WGS-84': ({ longitude, latitude }) => ({ longitude, latitude }),
  'GCJ-02': gcj02ToWgs84,
  'BD-09': (point) => gcj02ToWgs84(bd09ToGcj02(point)),
}

/** GCJ-02 has no closed inverse: walk back by the error until a step is below a millimetre, ten steps at most. */
function gcj02ToWgs84(shifted: Point): Point {
  let guess = shifted
  for (let step = 0; step < 10; step++) {
    const there = wgs84ToGcj02(guess)
    const longitude = shifted.longitude - there.longitude
    const latitude = shifted.latitude - there.latitude
    guess = { longitude: guess.longitude + longitude, latitude: guess.latitude + latitude }
    if (Math.abs(longitude) < 1e-8 && Math.abs(latitude) < 1e-8) break
  }
  return guess
}

function wgs84ToGcj02(point: Point): Point {
  if (!isInChina(point)) return point
  const x = point.longitude - 105
  const y = point.latitude - 35
  const latitude = radians(point.latitude)
  const curvature = 1 - ellipsoid.eccentricity * Math.sin(latitude) ** 2
  const meridian = (ellipsoid.axis * (1 - ellipsoid.eccentricity)) / (curvature * Math.sqrt(curvature))
  const parallel = (ellipsoid.axis / Math.sqrt(curvature)) * Math.cos(latitude)
  return {
    longitude: point.longitude + degrees(eastShift(x, y) / parallel),
    latitude: point.latitude + degrees(northShift(x, y) / meridian),
  }
}

/** Metres to the east, by degrees from 105 E and 35 N. */
function eastShift(x: number, y: number): number {
  return (
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    ripple(x) +
    (20 * wave(x, 1) + 40 * wave(x, 3) + 150 * wave(x, 12) + 300 * wave(x, 30)) * (2 / 3)
  )
}

/** Metres to the north, by degrees from 105 E and 35 N. */
function northShift(x: number, y: number): number {
  return (
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    ripple(x) +
    (20 * wave(y, 1) + 40 * wave(y, 3) + 160 * wave(y, 12) + 320 * wave(y, 30)) * (2 / 3)
  )
}

function ripple(x: number): number {
  return (20 * Math.sin(6 * Math.PI * x) + 20 * Math.sin(2 * Math.PI * x)) * (2 / 3)
}

function wave(at: number, length: number): number {
  return Math.sin((at / length) * Math.PI)
}

function bd09ToGcj02({ longitude, latitude }: Point): Point {
  const x = longitude - 0.0065
  const y = latitude - 0.006
  const distance = Math.hypot(x, y) - 0.00002 * Math.sin(y * baiduPi)
  const angle = Math.atan2(y, x) - 0.000003 * Math.cos(x * baiduPi)
  return { longitude: distance * Math.cos(angle), latitude: distance * Math.sin(angle) }
}

function isInChina({ longitude, latitude }: Point): boolean {
  return (
    longitude >= china.west && longitude <= china.east && latitude >= china.south && latitude <= china.north
  )
}

/** Metres along the great circle on a sphere (haversine); within 0.5 % of the ellipsoid. */
export function distance(from: Point, to: Point): number {
  const south = radians(from.latitude)
  const north = radians(to.latitude)
  const half =
    Math.sin((north - south) / 2) ** 2 +
    Math.cos(south) * Math.cos(north) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  return 2 * meanRadius * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** Degrees clockwise from north, 0 to below 360, in which `to` lies as seen from `from`. */
export function bearing(from: Point, to: Point): number {
  const start = radians(from.latitude)
  const end = radians(to.latitude)
  const east = radians(to.longitude - from.longitude)
  const angle = Math.atan2(
    Math.sin(east) * Math.cos(end),
    Math.cos(start) * Math.sin(end) - Math.sin(start) * Math.cos(end) * Math.cos(east),
  )
  return (degrees(angle) + 360) % 360
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI
}
