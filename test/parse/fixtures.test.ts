import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { replyToJson } from '../../src/reply/reply-json.ts'
import { sourceText } from './source.ts'

const folder = new URL('fixtures/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))

describe('a fixture', () => {
  it.each(names)('%s is read as its golden file says', async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const reply = replyToJson(parseReply(sourceText(text, `fixtures/${name}`)))
    const golden = `fixtures/${name.replace(/\.txt$/, '.golden.json')}`
    await expect(`${JSON.stringify(reply, null, 2)}\n`).toMatchFileSnapshot(golden)
  })
})
