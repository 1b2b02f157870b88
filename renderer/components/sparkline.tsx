type SparklineProps = { readonly values: readonly number[]; readonly label: string }

const width = 72
const height = 16

/** A small line without axes: the shape of the last while, its highest point at the top. */
export function Sparkline({ values, label }: SparklineProps) {
  const top = Math.max(1, ...values)
  const points = values.map((value, index) => {
    const x = (index / Math.max(1, values.length - 1)) * width
    const y = height - 1 - (value / top) * (height - 2)
    return `${x.toFixed(1)},${y.toFixed(1)}`
  })
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="1.25" />
    </svg>
  )
}
