import { ClusterAddressError } from '../indexing/cluster/address.ts'
import { IndexError } from '../indexing/index-errors.ts'
import { MaskPolicyError } from '../ingest/masking/read-mask-policy.ts'
import { RegistryError } from '../programmes/registry.ts'
import { SegmenterError } from '../text/segment.ts'
import { ListenError } from '../web/listen.ts'
import { exitCodes } from './exit-codes.ts'
import { UsageError } from './read-arguments.ts'
import { SettingsError } from './settings.ts'

const unusableSettings = [SegmenterError, RegistryError, MaskPolicyError, SettingsError]

/** The exit code for an error that is expected; null for any other. */
export function exitCodeOf(error: unknown): number | null {
  if (error instanceof UsageError || error instanceof ClusterAddressError) return exitCodes.usage
  if (error instanceof IndexError) {
    if (error.reason === 'locked') return exitCodes.locked
    return error.reason === 'unwritable' ? exitCodes.cannotWrite : exitCodes.configuration
  }
  if (unusableSettings.some((kind) => error instanceof kind)) return exitCodes.configuration
  return error instanceof ListenError ? exitCodes.usage : null
}
