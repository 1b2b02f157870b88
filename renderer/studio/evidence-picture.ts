import { useEffect, useState } from 'react'
import { evidencePath } from '#shared/contract/pictures.ts'
import type { Sha256 } from '#shared/model/ids.ts'

/**
 * A picture that the ledger names, as far as it can be shown: `missing` where its file is gone, `differs` where the file
 * is not what was kept (the studio compares it with the hash), `away` where the studio did not answer.
 */
export type EvidencePicture =
  | { readonly state: 'loading' | 'missing' | 'differs' | 'away' }
  | { readonly state: 'kept'; readonly url: string }

/** Fetches it once; its bytes are let go when nobody shows it any more. */
export function useEvidencePicture(seq: number, sha256: Sha256): EvidencePicture {
  const [picture, setPicture] = useState<EvidencePicture>({ state: 'loading' })
  useEffect(() => {
    const ending = new AbortController()
    let url: string | null = null
    setPicture({ state: 'loading' })
    const load = async () => {
      const answer = await fetch(evidencePath(seq, sha256), { signal: ending.signal })
      if (!answer.ok) return setPicture({ state: stateOf(answer.status) })
      const jpeg = await answer.blob()
      if (ending.signal.aborted) return
      url = URL.createObjectURL(jpeg)
      setPicture({ state: 'kept', url })
    }
    load().catch(() => {
      if (!ending.signal.aborted) setPicture({ state: 'away' })
    })
    return () => {
      ending.abort()
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [seq, sha256])
  return picture
}

function stateOf(status: number): 'missing' | 'differs' | 'away' {
  if (status === 404 || status === 410) return 'missing'
  return status === 409 ? 'differs' : 'away'
}
