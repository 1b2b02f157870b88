import type { ReactNode } from 'react'

/** A name and what stands against it, in the two columns of an evidence list. */
export function FactRow({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
