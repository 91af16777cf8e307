import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { replyToJson } from '../../src/reply/reply-json.ts'
import { sourceText } from './source.ts'

const folder = new URL('../../seeds/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))

/** Stands in for ingestion, which masks: no golden file may hold a person's number. */
function maskContact(text: string): string {
  return text
    .replace(/(联系人[:：])[^ \n]+/g, '$1［姓名已隐去］')
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, '［电话已隐去］')
}

describe('the five seeds', () => {
  it('are all there', () => {
    expect(names).toHaveLength(5)
  })

  it.each(names)('%s is read as its golden file says', async (name) => {
    const text = maskContact(readFileSync(new URL(name, folder), 'utf8'))
    const reply = replyToJson(parseReply(sourceText(text, `seeds/${name}`)))
    const golden = `seeds/${name.slice(0, 3)}.golden.json`
    await expect(`${JSON.stringify(reply, null, 2)}\n`).toMatchFileSnapshot(golden)
  })
})
