import { useTranslation } from 'react-i18next'

type CompassProps = { readonly bearing: number | null; readonly className: string | undefined }

/** A ring with north at the top and an arrow to the nearest protected place; no arrow where there is none. */
export function Compass({ bearing, className }: CompassProps) {
  const { t } = useTranslation()
  const named =
    bearing === null
      ? { 'aria-hidden': true }
      : { role: 'img', 'aria-label': t('preflight.place.bearing', { bearing: Math.round(bearing) }) }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it has an aria-label where it says something, and is hidden where not
    <svg viewBox="0 0 48 48" className={className} {...named}>
      <circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" opacity="0.5" />
      <path d="M24 2v6" stroke="currentColor" />
      {bearing === null ? null : (
        <path
          d="M24 7l6 12h-12z M24 19v14"
          fill="currentColor"
          stroke="currentColor"
          transform={`rotate(${bearing} 24 24)`}
        />
      )}
    </svg>
  )
}
