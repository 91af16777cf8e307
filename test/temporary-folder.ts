import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** A folder that vanishes when the test that asked for it ends. */
export function temporaryFolder(): string {
  const { folder, remove } = makeFolder()
  onTestFinished(remove)
  return folder
}

/** A folder for all tests of a file: asked for outside of them, it vanishes after the last. */
export function sharedFolder(): string {
  const { folder, remove } = makeFolder()
  afterAll(remove)
  return folder
}

function makeFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'fuwen-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
