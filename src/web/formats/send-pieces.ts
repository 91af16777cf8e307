import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Request, Response } from 'express'

/** Sends a text piece by piece, as fast as the reader takes it, so that none of it has to be held: what is too long for one
 *  string. Headers must be set. A reader who goes away ends it; rejects where `pieces` fails, which cuts the text off. */
export async function sendPieces(
  { request, response }: { readonly request: Request; readonly response: Response },
  pieces: AsyncIterable<string>,
): Promise<void> {
  try {
    if (request.acceptsEncodings('gzip') === 'gzip') {
      response.set('Content-Encoding', 'gzip')
      await pipeline(Readable.from(pieces), createGzip({ level: 1 }), response)
    } else await pipeline(Readable.from(pieces), response)
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
    if (!isGone) throw error
  }
}
