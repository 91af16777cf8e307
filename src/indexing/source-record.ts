import type { ReplyId } from '../reply/reply.ts'

export interface SourceRecord {
  /** Of the file's bytes; null while not all of a long file is in the index. */
  readonly digest: string | null
  /** What the file system said of the file when it was read (size, times, number): the same again means the same
   *  bytes. Empty where that would not be sure. */
  readonly stamp: string
  readonly entries: readonly SourceEntry[]
  /** Why nothing could be read of the file as it is, in the words of who read it; the entries are of what it was before. Absent
   *  where it was read. */
  readonly unread?: string | undefined
}

/** What tells whether a source file need be read again. */
export interface HeldSource {
  readonly name: string
  /** Empty while not all of the file is in the index. */
  readonly stamp: string
  readonly unread: string | null
}

/** One reply of a source file, with the digest of what it was read from. */
export interface SourceEntry {
  readonly id: ReplyId
  readonly digest: string
}

/** A source record as it is stored: stamp, digest, entries, and why nothing could be read. An entry is its id and digest, null where that is the digest
 *  of the file. Digests take half of the room as bytes. */
export type PackedSource = readonly [
  string,
  PackedDigest | null,
  readonly (readonly [ReplyId, PackedDigest | null])[],
  string?,
]

type PackedDigest = Buffer | string

export function packSource({ stamp, digest, entries, unread }: SourceRecord): PackedSource {
  const packed = entries.map(
    (entry) => [entry.id, entry.digest === digest ? null : packDigest(entry.digest)] as const,
  )
  const whole = [stamp, digest === null ? null : packDigest(digest), packed] as const
  return unread === undefined ? whole : [...whole, unread]
}

export function unpackSource([stamp, packed, entries, unread]: PackedSource): SourceRecord {
  const digest = packed === null ? null : unpackDigest(packed)
  return {
    stamp,
    digest,
    entries: entries.map(([id, own]) => ({ id, digest: own === null ? (digest ?? '') : unpackDigest(own) })),
    unread,
  }
}

export function heldSource(name: string, { digest, stamp, unread }: SourceHead): HeldSource {
  return { name, stamp: digest === null ? '' : stamp, unread: unread ?? null }
}

/** The same from a packed record, without unpacking what else is in it. */
export function heldPacked(name: string, [stamp, digest, , unread]: PackedSource): HeldSource {
  return heldSource(name, { digest, stamp, unread })
}

interface SourceHead {
  readonly digest: unknown
  readonly stamp: string
  readonly unread?: string | undefined
}

const SHA_256 = /^[0-9a-f]{64}$/

function packDigest(digest: string): PackedDigest {
  return SHA_256.test(digest) ? Buffer.from(digest, 'hex') : digest
}

function unpackDigest(digest: PackedDigest): string {
  return typeof digest === 'string' ? digest : Buffer.from(digest).toString('hex')
}
