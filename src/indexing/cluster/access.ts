import type { Layout } from './layout.ts'

/** What a cluster wants to see before it answers. Never part of an address, an argument, a message or a log line. */
export interface ClusterAccess {
  readonly user: string | null
  readonly password: string | null
  /** Sent as a bearer token, instead of user and password. */
  readonly token: string | null
  /** PEM text of the certificates that the cluster's are to be checked against, besides those of the system. */
  readonly ca: string | null
}

/** All that is set for a cluster beside its address. */
export interface ClusterSettings {
  readonly access: ClusterAccess
  readonly layout: Layout
}
