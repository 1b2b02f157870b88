import type { KeyboardEvent, Ref } from 'react'
import { belongsToInputMethod } from '../keys/chord.ts'

type FilterFieldProps = {
  readonly ref: Ref<HTMLInputElement>
  readonly label: string
  readonly value: string
  readonly onFilter: (filter: string) => void
  readonly className: string | undefined
}

/** Narrows a list as one types. Esc clears it and gives the keys back to the screen. */
export function FilterField({ ref, label, value, onFilter, className }: FilterFieldProps) {
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape' || belongsToInputMethod(event.nativeEvent)) return
    onFilter('')
    event.currentTarget.blur()
  }
  return (
    <input
      ref={ref}
      className={className}
      aria-label={label}
      placeholder={`${label}  /`}
      value={value}
      onKeyDown={onKey}
      onChange={(event) => onFilter(event.currentTarget.value)}
    />
  )
}
