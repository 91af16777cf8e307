import type { Identity } from './index-folder.ts'
import type { Manifest } from './store.ts'

/** What an index says of itself before anything is in it. */
export function emptyManifest(identity: Identity): Manifest {
  return {
    identity,
    roots: [],
    complete: false,
    revision: 0,
    updatedAt: new Date().toISOString(),
    replies: 0,
    passages: 0,
    nextPassage: 0,
  }
}

/** `IndexState.version`: differs between any two contents of an index. */
export function contentVersion({ revision, updatedAt }: Manifest): string {
  return `${revision}-${Date.parse(updatedAt).toString(36)}`
}
