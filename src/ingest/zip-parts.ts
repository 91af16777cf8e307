import type { Entry, ZipFile } from 'yauzl'
import { fromBufferPromise, openPromise } from 'yauzl'
import { limits } from './limits.ts'

/** Thrown inside a reader when a file costs more than any honest one; its `readX` turns it into 'bomb'. */
export class TooMuchError extends Error {
  override readonly name = 'TooMuchError'
}

/** Unpacks parts of a zip archive one at a time, counting every byte that really comes out. */
export interface ZipParts {
  /** Feeds the part to `onText` piece by piece; false when the archive has no such part. */
  read(name: string, onText: (text: string) => void): Promise<boolean>
  close(): void
}

/** Opens a zip archive, at a path or in memory, whose wanted parts its own directory shows to be of sane number and size. Rejects with
 *  TooMuchError for a bomb, with another error for a damaged archive. */
export async function openZipParts(file: string | Buffer, wanted: ReadonlySet<string>): Promise<ZipParts> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }
  const zip =
    typeof file === 'string' ? await openPromise(file, options) : await fromBufferPromise(file, options)
  try {
    const entries = await listEntries(zip, wanted)
    const budget = { left: limits.unpackedBytes }
    return {
      read: async (name, onText) => {
        const entry = entries.get(name)
        if (entry !== undefined) await readEntry(zip, entry, budget, onText)
        return entry !== undefined
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function listEntries(zip: ZipFile, wanted: ReadonlySet<string>): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.zipEntries) throw new TooMuchError(`${zip.entryCount} entries`)
  const entries = new Map<string, Entry>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    if (!wanted.has(entry.fileName)) continue
    total += entry.uncompressedSize
    const isBlownUp =
      entry.uncompressedSize > limits.unpackedRatioFrom &&
      entry.uncompressedSize > entry.compressedSize * limits.unpackedRatio
    if (isBlownUp || total > limits.unpackedBytes) throw new TooMuchError(`${entry.fileName} is blown up`)
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  budget: { left: number },
  onText: (text: string) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (!(chunk instanceof Uint8Array)) continue
    budget.left -= chunk.length
    if (budget.left < 0) throw new TooMuchError('more bytes than the archive claims')
    onText(decoder.decode(chunk, { stream: true }))
  }
  onText(decoder.decode())
}
