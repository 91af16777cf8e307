import { type QueryNode, wantedTexts } from '../indexing/query-tree.ts'
import { noFilters, type ReplyIndex, type TagField } from '../indexing/reply-index.ts'
import { programmeById, programmes } from '../programmes/registry.ts'
import { findRegions, regionByCode } from '../regions/gazetteer.ts'
import { regionPath } from '../reply/region.ts'
import type { ReplyId } from '../reply/reply.ts'
import { shownTitle } from '../reply/shown-title.ts'
import { foldText } from '../text/fold.ts'
import type { LiftedRequest } from './lift-qualifiers.ts'
import { exactly } from './query/exactly.ts'
import { authoritiesNamed } from './query/named-values.ts'
import { withoutQuotes } from './suggest/known-names.ts'

/** What a query as a whole is the name of: who types it may want that, rather than a search. */
export type Subject =
  | {
      readonly kind: 'programme'
      readonly id: string
      readonly name: string
      readonly aliases: readonly string[]
      /** Who runs it, and what it is not; empty where nothing is known. */
      readonly note: string
      readonly held: Held
    }
  /** `path`: from the province down. */
  | { readonly kind: 'region'; readonly code: string; readonly path: readonly string[]; readonly held: Held }
  | { readonly kind: 'authority'; readonly name: string; readonly held: Held }
  | {
      readonly kind: 'reply'
      readonly id: ReplyId
      readonly title: string
      /** As the reply writes it. */
      readonly docNumber: string
    }

/** What the index holds of it. */
export interface Held {
  readonly replies: number
  /** How many provinces these come from. */
  readonly provinces: number
  /** Of the oldest and the newest; null where no reply has a date. */
  readonly years: readonly [number, number] | null
}

/** The subject of a query whose qualifiers were lifted; null where it is not just the name of something that the index
 *  holds. */
export async function subjectOf(
  { index, heldOf }: SubjectSources,
  { request }: LiftedRequest,
  tree: QueryNode | null,
): Promise<Subject | null> {
  const [numbered] = tree ? documentNumbers(tree) : []
  if (numbered !== undefined) return replyNumbered(index, numbered)
  const chosen = (['programme', 'region', 'authority'] as const).flatMap((field) =>
    request[field].map((value) => ({ field, value })),
  )
  const [only, ...others] = chosen
  if (!tree) return only && others.length === 0 ? subjectFor(heldOf, only.field, only.value) : null
  if (tree.kind !== 'text' || only) return null
  const named = await thingNamed(index, tree.text)
  return named && subjectFor(heldOf, named.field, named.value)
}

type NamedField = Extract<TagField, 'programme' | 'region' | 'authority'>

/** What is held of a value. */
export type HeldOf = (field: NamedField, value: string) => Promise<Held>

/** Where subjects are looked up. */
interface SubjectSources {
  readonly index: ReplyIndex
  readonly heldOf: HeldOf
}

/** The programme, place or authority with just this (folded) name. */
async function thingNamed(
  index: ReplyIndex,
  text: string,
): Promise<{ field: NamedField; value: string } | null> {
  const plain = withoutQuotes(text)
  const programme = programmes().find(({ id, name, aliases }) =>
    [id, name, ...aliases].some((known) => withoutQuotes(foldText(known)) === plain),
  )
  if (programme) return { field: 'programme', value: programme.id }
  const [place, ...more] = findRegions(text)
  const [region, ...namesakes] = place?.span.end === text.length && more.length === 0 ? place.candidates : []
  if (region && namesakes.length === 0) return { field: 'region', value: region.code }
  if (!/[局委办厅院会部署府]$/.test(text)) return null
  const { counts } = await index.state()
  const [authority, ...alike] = authoritiesNamed(text, [...counts.authority.keys()])
  return authority !== undefined && alike.length === 0 ? { field: 'authority', value: authority } : null
}

async function subjectFor(heldOf: HeldOf, field: NamedField, value: string): Promise<Subject | null> {
  const held = await heldOf(field, value)
  if (held.replies === 0) return null
  switch (field) {
    case 'programme': {
      const programme = programmeById(value)
      return programme && { kind: 'programme', ...programme, held }
    }
    case 'region': {
      const region = regionByCode(value)
      return region && { kind: 'region', code: value, path: regionPath(region), held }
    }
    case 'authority':
      return { kind: 'authority', name: value, held }
  }
}

/** Values of which it stays known what is held, some 100 bytes each. */
const KNOWN_VALUES = 10_000

/** Gives what `index` holds of a value. Counting goes through all replies, so what was counted is kept until the content
 *  changes. */
export function keepHeld(index: Pick<ReplyIndex, 'find' | 'state'>): HeldOf {
  const known = new Map<string, Held>()
  return async (field, value) => {
    if (known.size >= KNOWN_VALUES) known.clear()
    const { version } = await index.state()
    const key = `${version} ${field} ${value}`
    const held = known.get(key) ?? (await countHeld(index, field, value))
    known.set(key, held)
    return held
  }
}

async function countHeld(index: Pick<ReplyIndex, 'find'>, field: NamedField, value: string): Promise<Held> {
  const filters = { ...noFilters, [field]: [value] }
  const counted = ['region', 'year'] as const
  const { total, counts } = await index.find({ tree: null, filters, sort: 'date', want: 0, counted })
  // A field's own counts ignore its filter: the provinces of a region's replies are its own.
  const provinces = [...counts.region.keys()].filter((code) => code.endsWith('0000'))
  const years = [...counts.year.keys()].map(Number)
  return {
    replies: total.replies,
    provinces: field === 'region' ? 1 : provinces.length,
    years: years.length === 0 ? null : [Math.min(...years), Math.max(...years)],
  }
}

/** The document numbers that a query asks for and nothing else: one phrase, or that beside its words. */
function documentNumbers(tree: QueryNode): string[] {
  if (tree.kind !== 'text' && tree.kind !== 'any') return []
  return wantedTexts(tree)
    .map(({ text }) => text)
    .filter((text) => /^\p{Script=Han}{1,12}\((?:19|20)[0-9]{2}\)[0-9]{1,5}号?$/u.test(text))
}

/** More replies than these do not share a number. */
const READ_REPLIES = 10

async function replyNumbered(index: ReplyIndex, number: string): Promise<Subject | null> {
  const found = await index.find(exactly(number, READ_REPLIES))
  for (const { id } of found.replies) {
    const reply = await index.reply(id)
    const docNumber = reply?.header.docNumber ?? null
    if (reply === null || docNumber === null || !foldText(docNumber).startsWith(number)) continue
    return { kind: 'reply', id, title: shownTitle(reply), docNumber }
  }
  return null
}
