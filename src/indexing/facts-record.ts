import type { ReplyFacts } from '../reply/reply-facts.ts'

const fields = [
  'id',
  'docType',
  'region',
  'authority',
  'kind',
  'outcome',
  'signedOn',
  'publishedOn',
  'passages',
  'programmes',
  'problems',
  'masked',
] as const satisfies readonly (keyof ReplyFacts)[]

/** Facts as they are stored: in the order of `fields`, whose names would be half of the record. */
export type PackedFacts = readonly ReplyFacts[(typeof fields)[number]][]

export function packFacts(facts: ReplyFacts): PackedFacts {
  return fields.map((field) => facts[field])
}

// Written by `packFacts`; another order of fields is another format of the index.
export function unpackFacts(packed: PackedFacts): ReplyFacts {
  return Object.fromEntries(fields.map((field, at) => [field, packed[at]])) as unknown as ReplyFacts
}
