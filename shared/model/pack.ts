/**
 * The rule pack: what the law says, as data. Each schema here is one file of `resources/rules/<pack>/`; a rule names its
 * sources by key, and `Pack` is the whole after `parsePack` has checked it and put the citations in place of the keys.
 */
import { z } from 'zod'
import { ArticlesFile, type ArticleText } from './articles.ts'
import { Decision } from './cards.ts'
import { DeclarationsFile } from './declarations.ts'
import { LadderFile } from './ladder.ts'
import { ModerationFile } from './moderation-rules.ts'
import { PictureFile } from './picture-rules.ts'
import { Citation, Words } from './words.ts'

const CalendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const SourceKey = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/)
const SourceKeys = z.array(SourceKey)
const CategoryId = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
const Share = z.number().min(0).max(1)

export const ManifestFile = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().regex(/^\d{4}\.\d+$/),
  title: Words,
  jurisdiction: z.string().min(2),
  /** The day on which the law was read; what changed since is not in the pack. */
  readOn: CalendarDate,
  inForceFrom: CalendarDate,
  inForceUntil: CalendarDate.nullable(),
  /** What the pack may not be taken for. */
  caution: Words,
  /** What each letter of a citation's `sure` means. */
  sure: z.record(Citation.shape.sure, Words),
  sources: z.array(z.strictObject({ what: Words, licence: z.string().min(1) })),
  /** Lower-case hex SHA-256 of every other file of the pack, by name. */
  files: z.record(z.string().regex(/^[a-z-]+\.json$/), z.string().regex(/^[0-9a-f]{64}$/)),
})
export type ManifestFile = z.infer<typeof ManifestFile>

/** A citation, with the instrument's name in an English sentence. */
const Source = Citation.extend({ english: z.string().min(1) }).strict()
export type Source = z.infer<typeof Source>

const SourcesFile = z.record(SourceKey, Source)

const Category = z.strictObject({
  id: CategoryId,
  parent: CategoryId.nullable(),
  name: Words,
  /** Other names under which people know it; an import matches them. */
  aliases: z.array(z.string().min(1)),
})
const CategoriesFile = z.array(Category)
export type Category = z.infer<typeof Category>

/** All conditions that are given must hold at once. Words are looked for in the title and in the claims. */
const When = z.strictObject({
  /** The card's category is one of these or lies below one of them. */
  categories: z.array(CategoryId).min(1).optional(),
  exceptCategories: z.array(CategoryId).min(1).optional(),
  /** One of these is said, and not only as part of one of `unless`. */
  words: z.array(z.string().min(2)).min(1).optional(),
  unless: z.array(z.string().min(2)).min(1).optional(),
  /** None of these is said. */
  lacks: z.array(z.string().min(2)).min(1).optional(),
  licence: z.literal('missing').optional(),
  spokenBy: z.enum(['outside-host', 'seller-staff']).optional(),
  price: z.enum(['zero', 'list-below-price', 'list-above-price', 'list-far-above-price']).optional(),
})
export type When = z.infer<typeof When>

const RuleFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Why such goods or words are in the directory at all. */
  ground: z.enum([
    'no-sale',
    'no-online-sale',
    'no-advertising',
    'unsuitable-live',
    'outside-host',
    'licence',
    'minors',
    'wrong-category',
    'wording',
    'price',
  ]),
  decision: Decision,
  when: When,
  minorsNotice: z.boolean().default(false),
  /** Sentences; {title} {category} {words} {rule} {price} {listPrice} are filled in with what was seen. */
  said: Words,
  remedy: Words,
  cites: SourceKeys,
})

/** What the directory says where no rule of its own can speak. */
const BuiltIn = z.strictObject({ said: Words, remedy: Words, cites: SourceKeys })
const DirectoryFile = z.strictObject({
  unknownCategory: BuiltIn,
  coarseCategory: BuiltIn,
  notInForce: BuiltIn,
  rules: z.array(RuleFile),
})

const WordingFile = z.strictObject({ rules: z.array(RuleFile) })

const Span = z.union([
  z.strictObject({ years: z.number().int().positive() }),
  z.strictObject({ days: z.number().int().positive() }),
])
const RetentionRule = z.strictObject({ span: Span, said: Words, cites: SourceKeys })
const RetentionFile = z.strictObject({
  /** A room that sells. */
  selling: RetentionRule,
  /** A room that does not. */
  plain: RetentionRule,
  counting: z.strictObject({ said: Words, cites: SourceKeys }),
})

const Insets = z.strictObject({ top: Share, right: Share, bottom: Share, left: Share })
const SafeArea = z.strictObject({
  /** A platform's name as rooms carry it; `*` for every platform without an area of its own. */
  platform: z.string().min(1),
  orientation: z.enum(['portrait', 'landscape']),
  /** Shares of the canvas's width and height that the platform's own surface may cover. */
  insets: Insets,
  corner: z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right']),
  /** Where the numbers come from. */
  basis: Words,
})

const LabelsFile = z.strictObject({
  /** Height of the drawn characters as a share of the canvas's shortest side. */
  shortestSide: z.strictObject({ share: Share, said: Words, cites: SourceKeys }),
  /** How tall a Chinese character is drawn, in em: the least of the measured ones, so that the label is never too small. */
  inkPerEm: z.strictObject({ ratio: z.number().min(0.5).max(1), basis: Words }),
  /** The label must be there all the time, not for some seconds. */
  standing: z.strictObject({ said: Words, cites: SourceKeys }),
  wording: z.strictObject({
    /** One part of each list must be in a label: who made it, and that it is made. */
    parts: z.array(z.array(z.string().min(1)).min(1)).min(1),
    /** Ready-made labels; the first is the default. */
    texts: z.array(z.string().min(1)).min(1),
    cites: SourceKeys,
  }),
  safeAreas: z.array(SafeArea).min(2),
})

const Notice = z.strictObject({
  text: Words,
  /** How long before what it warns of; 0 where it stands beside it. */
  leadSeconds: z.number().min(0),
  /** How long it stands each time; null where it stands as long as its reason holds. */
  standsSeconds: z.number().positive().nullable(),
  /** How often it comes again, from beginning to beginning; null where it does not. */
  everySeconds: z.number().positive().nullable(),
  basis: Words,
  cites: SourceKeys,
})
const NoticesFile = z.strictObject({
  /** Before a card that is not for minors. */
  minors: Notice,
  /** Against deals outside the platform, from time to time. */
  offPlatform: Notice,
  /** While the room's place is near a protected one. */
  place: Notice,
  /** While a violation that could not be mended is on air. */
  warning: Notice,
  /** For cards of these categories and below. */
  healthFood: Notice.extend({ categories: z.array(CategoryId).min(1) }),
})

const ProtectedPlace = z.strictObject({
  kind: z.string().min(1),
  name: z.string().min(1),
  /** Longitude and latitude in degrees, WGS-84. */
  wgs84: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
  radius: z.number().positive(),
})

const PlaceText = z.strictObject({
  decision: z.enum(['allow', 'warn', 'refuse']),
  /** {place} {kind} {metres} {bearing} {radius} {accuracy} {rule} are filled in with what was found. */
  said: Words,
  remedy: Words,
  cites: SourceKeys,
})

const PlacesFile = z.strictObject({
  /** Beyond a place's radius, still near it: metres. */
  nearMetres: z.number().positive(),
  /** A position less sure than this says nothing: metres. */
  usableAccuracyMetres: z.number().positive(),
  /** Where the radius and the distances come from. */
  basis: Words,
  kinds: z.record(z.string(), Words),
  answers: z.strictObject({
    inside: PlaceText,
    'could-be-inside': PlaceText,
    near: PlaceText,
    outside: PlaceText,
    unknown: PlaceText,
    /** Nobody has confirmed that it is no protected place of those that a pack may not list. */
    undeclared: PlaceText,
    /** Neither a usable position nor an address. */
    nowhere: PlaceText,
  }),
  places: z.array(ProtectedPlace),
})

/** What to do about an output that runs before the room is live. */
const EarlyOutput = z.strictObject({ act: z.enum(['stop', 'tell']), basis: Words, cites: SourceKeys })
const OutputsFile = z.strictObject({
  early: z.strictObject({ stream: EarlyOutput, 'virtual-camera': EarlyOutput }),
})

/** Every file of a pack but its manifest, by name. */
export const PackFiles = z.strictObject({
  'sources.json': SourcesFile,
  'articles.json': ArticlesFile,
  'categories.json': CategoriesFile,
  'directory.json': DirectoryFile,
  'wording.json': WordingFile,
  'retention.json': RetentionFile,
  'labels.json': LabelsFile,
  'notices.json': NoticesFile,
  'outputs.json': OutputsFile,
  'picture.json': PictureFile,
  'places.json': PlacesFile,
  'declarations.json': DeclarationsFile,
  'moderation.json': ModerationFile,
  'ladder.json': LadderFile,
})
export type PackFiles = z.infer<typeof PackFiles>

/** The same value with the keys of sources replaced by the sources themselves. */
export type Cited<T> = T extends object
  ? { readonly [K in keyof T]: K extends 'cites' ? readonly Source[] : Cited<T[K]> }
  : T

export type Rule = Cited<z.infer<typeof RuleFile>>
export type Ladder = Cited<LadderFile>
export type ModerationPack = Cited<ModerationFile>
export type ModerationText = ModerationPack['noGround']
export type ModerationGround = ModerationPack['grounds'][number]
export type ProtectedPlace = Cited<z.infer<typeof ProtectedPlace>>

export type Pack = {
  /** What a verdict names: id and version of the manifest. */
  readonly name: string
  readonly manifest: ManifestFile
  /** The cited provisions of which the pack holds any wording. */
  readonly articles: readonly (Source & ArticleText)[]
  readonly categories: readonly Category[]
  readonly directory: Cited<Omit<z.infer<typeof DirectoryFile>, 'rules'>>
  /** The directory's rules, then the wording rules, each in the order of its file. */
  readonly rules: readonly Rule[]
  readonly retention: Cited<z.infer<typeof RetentionFile>>
  readonly labels: Cited<z.infer<typeof LabelsFile>>
  readonly notices: Cited<z.infer<typeof NoticesFile>>
  readonly outputs: Cited<z.infer<typeof OutputsFile>>
  readonly picture: PictureFile
  readonly places: Cited<z.infer<typeof PlacesFile>>
  readonly declarations: Cited<z.infer<typeof DeclarationsFile>>
  readonly moderation: ModerationPack
  readonly ladder: Ladder
}
