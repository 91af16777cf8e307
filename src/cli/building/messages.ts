import type { Identity } from '../../indexing/index-folder.ts'
import type { JobPart } from './job.ts'

/** What a child says to the process that started it; what it hears are jobs. */
export type ChildMessage =
  /** It awaits jobs, and works by these rules. */
  | { readonly kind: 'ready'; readonly identity: Identity }
  /** It cannot work, and why (Chinese). */
  | { readonly kind: 'unable'; readonly message: string }
  | { readonly kind: 'part'; readonly part: JobPart }
  | { readonly kind: 'done' }
