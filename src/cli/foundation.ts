import type { ClusterSettings } from '../indexing/cluster/access.ts'
import type { Identity } from '../indexing/index-folder.ts'
import type { IndexPlace } from '../indexing/index-place.ts'
import type { WriterContext } from '../indexing/index-writer.ts'
import { placeAt } from '../indexing/place-at.ts'
import { maskPolicyDigest } from '../ingest/mask-personal-data.ts'
import type { MaskPolicy } from '../ingest/masking/mask-policy.ts'
import { loadRegistry, programmeWords, registryDigest } from '../programmes/registry.ts'
import { ancestorCodes } from '../regions/gazetteer.ts'
import { createSegmenter, type Segmenter } from '../text/segment.ts'
import type { JobContext } from './building/do-job.ts'
import type { Io } from './io.ts'
import { rulesDigest } from './rules-digest.ts'
import { clusterSettings, maskPolicy, programmesPath, userWords } from './settings.ts'

/** Everything that commands share, put together once. */
export interface Foundation {
  readonly segmenter: Segmenter
  readonly identity: Identity
  readonly policy: MaskPolicy
  readonly cluster: ClusterSettings
}

/** Reads registry and dictionaries. Throws SettingsError, RegistryError, MaskPolicyError,
 *  SegmenterError. */
export function layFoundation(io: Io): Foundation {
  loadRegistry(programmesPath(io))
  const segmenter = createSegmenter([...programmeWords(), ...userWords(io)])
  const policy = maskPolicy(io)
  return {
    segmenter,
    policy,
    cluster: clusterSettings(io),
    identity: {
      dictionary: segmenter.fingerprint,
      programmes: registryDigest(),
      masking: maskPolicyDigest(policy),
      rules: rulesDigest(),
    },
  }
}

/** What an index writer in `folder` needs. */
export function writerContext(folder: string, { segmenter, identity }: Foundation): WriterContext {
  return { folder, segmenter, identity, ancestors: ancestorCodes }
}

/** What building batches needs, wherever it is done. */
export function jobContext({ segmenter, policy }: Foundation): JobContext {
  return { segmenter, policy, ancestors: ancestorCodes }
}

/** The place of the index that `where` names, a folder or a cluster. Throws ClusterAddressError. */
export function indexPlace(where: string, { segmenter, identity, cluster }: Foundation): Promise<IndexPlace> {
  return placeAt(where, { segmenter, identity, cluster, ancestors: ancestorCodes })
}
