import { expect, test } from 'vitest'
import { makePinVerifier, presentPin } from '#electron/people/pin.ts'

const pepper = new Uint8Array(32).fill(1)

test('a PIN is known again by its salt and pepper, in full-width digits too, and by no other', async () => {
  const { salt, verifier } = await makePinVerifier('246810', pepper)
  const [again, fullWidth, otherPin, otherPepper] = await Promise.all([
    presentPin('246810', salt, pepper),
    presentPin('２４６８１０', salt, pepper),
    presentPin('246811', salt, pepper),
    presentPin('246810', salt, new Uint8Array(32).fill(2)),
  ])
  expect([again, fullWidth]).toEqual([verifier, verifier])
  expect([otherPin, otherPepper]).not.toContain(verifier)
})
