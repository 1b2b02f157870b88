import { useId } from 'react'
import styles from './choice.module.css'

type ChoiceProps<T extends string> = {
  readonly legend: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly words: string }[]
  readonly onChoose: (value: T) => void
  readonly disabled?: boolean
}

/** One of a few, all in view: a group of radio buttons drawn as one row. */
export function Choice<T extends string>({
  legend,
  value,
  options,
  onChoose,
  disabled = false,
}: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles.choice} disabled={disabled}>
      <legend className="unseen">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.words}
        </label>
      ))}
    </fieldset>
  )
}
