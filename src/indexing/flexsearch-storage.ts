import { Document, type StorageInterface } from 'flexsearch'
import { bestPassages } from './best-passages.ts'
import type { PostingReader } from './posting-reader.ts'
import { LEVELS } from './postings.ts'
import { tagFields } from './reply-index.ts'
import { SlotMap } from './slot-map.ts'

/** One passage as FlexSearch gets it. */
interface FlexPassage {
  readonly [field: string]: string | string[]
}

/** What FlexSearch has collected since the last commit: passage ids by term and slot, and by tag. */
export interface Collected {
  terms: SlotMap | null
  /** By field, then value. */
  readonly tags: Map<string, Map<string, number[]>>
}

/** The field that terms are filed in. */
const TEXT = 'text'

/** What FlexSearch's persistent indexes share: where commits go, and where searches read. */
export interface FlexLink {
  readonly collected: Collected
  /** Null while an index is only written. */
  readonly reader: PostingReader | null
  /** Passages in the index, for the rarity of a term. */
  readonly passages: number
}

/** A FlexSearch document index over a `FlexLink`: `tag` and `fill` put tags and terms where FlexSearch's own `add` would,
 *  `commit` hands both over in `link.collected`, and `search` reads what the store holds. */
export class FlexPassages {
  readonly #document: Document<FlexPassage, false, StorageInterface>
  #asked: readonly string[] = []

  private constructor() {
    this.#document = new Document<FlexPassage, false, StorageInterface>({
      document: { id: 'id', index: [TEXT], tag: [...tagFields] },
      tokenize: 'strict',
      resolution: LEVELS,
      commit: false,
      // Terms are counted before, and filed when all of them are known: no text is for FlexSearch to cut.
      encode: () => [...this.#asked],
    })
  }

  static async open(link: FlexLink): Promise<FlexPassages> {
    const passages = new FlexPassages()
    await passages.#document.mount(new LmdbStorage('fuwen', { db: link }))
    return passages
  }

  /** Tags the passage `id`, after those of lesser ids, with `values`, each once. */
  tag(id: number, field: string, values: readonly string[]): void {
    const { tag } = this.#indexOf(field)
    if (!tag) throw new Error('FlexSearch keeps its tags elsewhere than it did')
    for (const value of values) {
      const ids = tag.get(value)
      if (!ids) tag.set(value, [id])
      else if (ids.at(-1) !== id) ids.push(id)
    }
  }

  /** Makes `terms` the map of the text's index. */
  fill(terms: SlotMap): void {
    this.#indexOf(TEXT).map = terms
  }

  /** Hands what was added since the last commit to `link.collected`. */
  async commit(): Promise<void> {
    await this.#document.commit()
  }

  /** Ids of the `limit` passages that hold all of `terms` and all `tags`, best first: FlexSearch's own search, as
   *  answered by the store. */
  async search(terms: string[], tags: Record<string, string>, limit: number): Promise<number[]> {
    this.#asked = terms
    const found = await this.#document.search({
      query: terms.join(' '),
      index: [TEXT],
      limit,
      ...(Object.keys(tags).length > 0 && { tag: tags }),
    })
    return found.flatMap((field) => field.result.map(Number))
  }

  #indexOf(field: string): CommittedIndex {
    const document: unknown = this.#document
    const index = isDocument(document) ? document.index.get(field) : null
    if (!isCommittedIndex(index)) throw new Error('FlexSearch keeps its index elsewhere than it did')
    return index
  }
}

/** A FlexSearch index as its storage sees it on commit. Not part of the package's declarations: a test fails when
 *  the shape changes. */
interface CommittedIndex {
  map: ReadonlyMap<string, unknown> | SlotMap
  readonly tag?: Map<string, number[]>
  readonly reg: Set<number>
  commit_task: unknown[]
  db: unknown
}

type GetArguments = [
  term: string,
  context?: string,
  limit?: number,
  offset?: number,
  resolve?: boolean,
  enrich?: boolean,
  tags?: readonly string[],
]

type SearchArguments = [
  index: CommittedIndex,
  terms: readonly string[],
  limit?: number,
  offset?: number,
  suggest?: boolean,
  resolve?: boolean,
  enrich?: boolean,
  tags?: readonly string[],
]

interface RankOptions {
  readonly limit: number
  readonly offset: number
  readonly tags?: readonly string[] | undefined
  readonly suggest?: boolean | undefined
}

/** FlexSearch's storage interface over the LMDB store. One instance serves the text, one more each tag field.
 *  Ids are numbers of passages. Removal is the writer's work, which knows the terms of what it removes. */
export class LmdbStorage {
  readonly db: FlexLink
  readonly field: string
  readonly support_tag_search = true
  id: string

  constructor(name: string, config: { db: FlexLink; field?: string }) {
    this.id = name
    this.db = config.db
    this.field = config.field ?? ''
  }

  async mount(index: unknown): Promise<void> {
    if (isDocument(index)) return index.mount(this)
    const single = index as CommittedIndex
    single.db = this
  }

  async open(): Promise<void> {}

  async close(): Promise<void> {}

  async destroy(): Promise<void> {}

  async clear(): Promise<void> {}

  async commit(index: CommittedIndex): Promise<void> {
    const { collected } = this.db
    if (index.tag) {
      collected.tags.set(this.field, new Map(index.tag))
      index.tag.clear()
    } else {
      collected.terms = index.map instanceof SlotMap ? index.map : null
      index.map = new Map()
    }
    index.commit_task = []
  }

  /** Passages with `term`, best first, and with all tags. FlexSearch's index of word pairs is not kept. */
  async get(
    ...[term, , limit = 0, offset = 0, resolve, , tags]: GetArguments
  ): Promise<number[] | number[][]> {
    return shaped(this.#rank([term], { limit, offset, tags }), resolve)
  }

  /** Passages with all of `terms` (one of them, with `suggest`) and all tags, best first. */
  async search(...args: SearchArguments): Promise<number[] | number[][]> {
    const [, terms, limit = 100, offset = 0, suggest, resolve, , tags] = args
    return shaped(this.#rank(terms, { limit, offset, tags, suggest }), resolve)
  }

  /** Passages with the tag, in the order of their ids. */
  async tag(value: string, limit = 0, offset = 0): Promise<number[]> {
    const ids = [...this.#tagged(this.field, value)]
    return limit > 0 ? ids.slice(offset, offset + limit) : ids.slice(offset)
  }

  /** FlexSearch stores no documents here: replies are kept beside it. */
  async enrich(ids: readonly number[]): Promise<{ id: number; doc: null }[]> {
    return ids.map((id) => ({ id, doc: null }))
  }

  async has(): Promise<boolean> {
    return false
  }

  async remove(): Promise<void> {}

  async info(): Promise<void> {}

  #reader(): PostingReader {
    if (this.db.reader === null) throw new Error('this FlexSearch index was opened for writing only')
    return this.db.reader
  }

  /** No limit where it is 0. */
  #rank(terms: readonly string[], { limit, offset, tags = [], suggest = false }: RankOptions): number[] {
    const end = limit > 0 ? offset + limit : Number.POSITIVE_INFINITY
    const { best } = bestPassages(this.#reader(), {
      terms,
      hold: suggest ? 'any' : 'all',
      want: tags.length > 0 ? Number.POSITIVE_INFINITY : end,
      passages: this.db.passages,
    })
    const allowed = this.#taggedAll(tags)
    const ids = best.map(({ id }) => id).filter((id) => allowed === null || allowed.has(id))
    return ids.slice(offset, end)
  }

  /** `tags` is field, value, field, value …; null when there are none. */
  #taggedAll(tags: readonly string[]): Set<number> | null {
    const sets: Set<number>[] = []
    for (let at = 0; at + 1 < tags.length; at += 2)
      sets.push(this.#tagged(tags[at] ?? '', tags[at + 1] ?? ''))
    const [first, ...rest] = sets
    if (!first) return null
    return new Set([...first].filter((id) => rest.every((set) => set.has(id))))
  }

  #tagged(field: string, value: string): Set<number> {
    const ids = new Set<number>()
    this.#reader().eachTagged(field, value, (id) => ids.add(id))
    return ids
  }
}

function shaped(ids: number[], resolve = true): number[] | number[][] {
  return resolve ? ids : [ids]
}

function isCommittedIndex(index: unknown): index is CommittedIndex {
  if (typeof index !== 'object' || index === null || !('map' in index)) return false
  return index.map instanceof Map || index.map instanceof SlotMap
}

interface FlexDocument {
  readonly index: ReadonlyMap<string, unknown>
  mount(storage: LmdbStorage): Promise<void>
}

function isDocument(index: unknown): index is FlexDocument {
  return typeof index === 'object' && index !== null && 'index' in index && 'mount' in index
}
