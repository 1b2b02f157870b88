/** What the pack says of sources: which must be declared, and by what a virtual image is known. */
import { z } from 'zod'
import { SourceNature } from './rooms.ts'
import { Citation, Words } from './words.ts'

/** What kind of thing an input of OBS takes its picture from, whichever system it runs on. */
export const SourceFamily = z.enum([
  'camera',
  'window',
  'screen',
  'browser',
  'image',
  'media',
  /** Another program or machine sends it: Spout, Syphon, NDI. */
  'feed',
  'text',
  'colour',
  'sound',
  /** A kind that the studio does not know. */
  'other',
])
export type SourceFamily = z.infer<typeof SourceFamily>

const Family = z.strictObject({
  family: SourceFamily,
  /** Whether a source of this family must be declared, and is asked about where it is not. */
  asked: z.boolean(),
  /** What it probably is where nothing else is known of it. */
  proposed: SourceNature.nullable(),
  basis: Words,
})

const Names = z.array(z.string().min(2)).readonly().default([])

/** A program, a device or a service behind which a virtual image stands; each list names it in another place. */
const AvatarProgram = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Words,
  /** Whole names of processes (with or without `.exe`), applications and bundles. */
  programs: Names,
  /** Found in a window's title. */
  titles: Names,
  /** Found in a capture device's name. */
  devices: Names,
  /** Found in a sender's name: Spout, Syphon, NDI. */
  senders: Names,
  /** Hosts, with or without the beginning of a path; hosts below count too. */
  addresses: Names,
  /** Found in a file's path. */
  files: Names,
  /** Where these names were seen, for whoever checks them. */
  from: z.string().min(3),
  /** How sure they are, in the letters of the manifest. */
  sure: Citation.shape.sure,
})
export type AvatarProgram = z.infer<typeof AvatarProgram>

export const DeclarationsFile = z.strictObject({
  undeclared: z.strictObject({
    /** Why a source has to be declared. */
    said: Words,
    /** Where what is asked and what is exempt comes from. */
    basis: Words,
    cites: z.array(z.string()),
  }),
  families: z.array(Family).readonly(),
  /** Words that stand for a virtual image wherever a source is named: in its own name, a title, a device, a file. */
  words: z.array(z.string().min(2)).min(1).readonly(),
  wordsBasis: Words,
  programs: z.array(AvatarProgram).min(1).readonly(),
})

/** What is needed to judge a source; plain data, so that the room's worker can be sent it. */
export type SourceRules = Pick<z.infer<typeof DeclarationsFile>, 'families' | 'words' | 'programs'>
