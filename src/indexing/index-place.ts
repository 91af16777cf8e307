import type { ClusterSettings } from './cluster/access.ts'
import type { WriterContext } from './index-writer.ts'
import type { ReplyIndex } from './reply-index.ts'
import type { ReplyWriter } from './reply-writer.ts'
import type { Verification } from './verify.ts'

/** Where an index is kept, and all that can be done with it there: a folder of this machine or a cluster. What opens it
 *  throws IndexError. */
export interface IndexPlace {
  open(): Promise<ReplyIndex>
  /** With `anew`, an index in a folder is built from nothing, and put in the place of the one there when it is whole. */
  openWriter(options?: { readonly anew: boolean }): Promise<ReplyWriter>
  verify(options: { readonly deep: boolean }): Promise<Verification>
  /** What the index there mirrors, as its writer named it; empty where there is none. */
  roots(): Promise<readonly string[]>
  /** What it takes on the disk, copies included. */
  bytes(): Promise<number>
}

/** What an index needs to know, wherever it is. */
export type PlaceContext = Omit<WriterContext, 'folder'> & { readonly cluster: ClusterSettings }
