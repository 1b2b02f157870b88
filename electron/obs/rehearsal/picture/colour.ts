/** OBS keeps colours as 0xAABBGGRR. */
export function cssColour(value: unknown, otherwise = 0xffffffff): string {
  const colour = typeof value === 'number' ? value : otherwise
  const alpha = ((colour >>> 24) & 0xff) / 255
  return `rgba(${colour & 0xff}, ${(colour >>> 8) & 0xff}, ${(colour >>> 16) & 0xff}, ${alpha.toFixed(4)})`
}
