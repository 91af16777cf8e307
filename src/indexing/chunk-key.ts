/** The key of a record: the number of its chunk, then the parts, separated by zero bytes, which no term, field or value
 *  holds. All records of a chunk stand together, so that a new chunk is written in one sweep. */
export function chunkKey(chunk: number, ...parts: readonly string[]): Buffer {
  const text = parts.join('\0')
  const key = Buffer.allocUnsafe(2 + Buffer.byteLength(text))
  key.writeUInt16BE(chunk)
  key.write(text, 2)
  return key
}

/** All keys of a chunk. */
export function chunkRange(chunk: number): { readonly start: Buffer; readonly end: Buffer } {
  return { start: chunkKey(chunk), end: chunkKey(chunk + 1) }
}

/** Makes a key made by `chunkKey` one of another chunk. */
export function moveToChunk(key: Buffer, chunk: number): void {
  key.writeUInt16BE(chunk)
}

/** The parts and chunk of a key made by `chunkKey`. */
export function parseChunkKey(key: Buffer): { readonly parts: readonly string[]; readonly chunk: number } {
  return { parts: key.toString('utf8', 2).split('\0'), chunk: key.readUInt16BE(0) }
}
