import { readSent, type SentText } from '../ingest/read-sent.ts'

/** Names are shown in a sentence. */
const LONGEST_NAME = 80

/** The text of a draft that was sent as a file called `name`; or why there is none (Chinese). Nothing of it is kept. */
export function readSentDraft(bytes: Buffer, name: string): Promise<SentText> {
  return readSent(bytes, name.replace(/\p{C}/gu, '').slice(-LONGEST_NAME))
}
