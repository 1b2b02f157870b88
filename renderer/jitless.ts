import { z } from 'zod'

/** The page's policy forbids eval, which zod would try once; this must be imported before the first schema. */
z.config({ jitless: true })
