import type { ReplyId } from '../reply/reply.ts'

export interface SourceRecord {
  /** Of the file's bytes; null while not all of a long file is in the index. */
  readonly digest: string | null
  /** What the file system said of the file when it was read (size, times, number): the same again means the same
   *  bytes. Empty where that would not be sure. */
  readonly stamp: string
  readonly entries: readonly SourceEntry[]
}

/** One reply of a source file, with the digest of what it was read from. */
export interface SourceEntry {
  readonly id: ReplyId
  readonly digest: string
}

/** A source record as it is stored: stamp, digest, entries. An entry is its id and digest, null where that is the digest
 *  of the file. Digests take half of the room as bytes. */
export type PackedSource = readonly [
  string,
  PackedDigest | null,
  readonly (readonly [ReplyId, PackedDigest | null])[],
]

type PackedDigest = Buffer | string

export function packSource({ stamp, digest, entries }: SourceRecord): PackedSource {
  const packed = entries.map(
    (entry) => [entry.id, entry.digest === digest ? null : packDigest(entry.digest)] as const,
  )
  return [stamp, digest === null ? null : packDigest(digest), packed]
}

export function unpackSource([stamp, packed, entries]: PackedSource): SourceRecord {
  const digest = packed === null ? null : unpackDigest(packed)
  return {
    stamp,
    digest,
    entries: entries.map(([id, own]) => ({ id, digest: own === null ? (digest ?? '') : unpackDigest(own) })),
  }
}

/** The stamp; empty while not all of the file is in the index. */
export function stampOf([stamp, digest]: PackedSource): string {
  return digest === null ? '' : stamp
}

const SHA_256 = /^[0-9a-f]{64}$/

function packDigest(digest: string): PackedDigest {
  return SHA_256.test(digest) ? Buffer.from(digest, 'hex') : digest
}

function unpackDigest(digest: PackedDigest): string {
  return typeof digest === 'string' ? digest : Buffer.from(digest).toString('hex')
}
