import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { readLetter } from '../../src/drafting/export/letter.ts'
import { letterDocx } from '../../src/drafting/export/letter-docx.ts'
import { sampleDraft } from '../drafting/export/sample-draft.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { expectRedDoubleLines } from './expect-red-lines.ts'
import { hasProgram, redMarks } from './red-marks.ts'

const program = 'soffice'

const folder = sharedFolder()

const MM_PER_POINT = 25.4 / 72
const PITCH = 225 / 22

/** LibreOffice sets letters on a baseline four fifths down a line of exact height. */
const BASELINE = 0.8

/** A line of a page, in millimetres from the left and upper edge. */
interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the baseline. */
  readonly down: number
}

/** The lines of each page of the letter as LibreOffice lays it out. */
async function layOut(name: string, hasHead: boolean): Promise<Line[][]> {
  const long = '推进农村公路提档升级建设完善养护管理机制'.repeat(60)
  const { source = null } = sampleDraft.sections[0]?.parts[0] ?? {}
  const sections = [{ heading: '关于加大研发投入', parts: [{ text: long, source }] }]
  const letter = readLetter(JSON.stringify({ ...sampleDraft, sections })) ?? expect.fail('no letter')
  const file = join(folder, `${name}.docx`)
  writeFileSync(file, await letterDocx(letter, { isDraft: true, hasHead, hasSources: true }))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync(program, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file])
  const task = getDocument({ data: new Uint8Array(readFileSync(join(folder, `${name}.pdf`))), verbosity: 0 })
  const document = await task.promise
  const pages: Line[][] = []
  for (let number = 1; number <= document.numPages; number += 1)
    pages.push(await linesOf(await document.getPage(number)))
  await task.destroy()
  return pages
}

async function linesOf(page: PDFPageProxy): Promise<Line[]> {
  const { items } = await page.getTextContent()
  const { height } = page.getViewport({ scale: 1 })
  const lines = new Map<number, Line>()
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [, , , , x = 0, y = 0] = item.transform as number[] // pdf.js types them as any
    const down = (height - y) * MM_PER_POINT
    const before = lines.get(Math.round(down))
    const [left, right] = [x * MM_PER_POINT, (x + item.width) * MM_PER_POINT]
    const text = (before?.text ?? '') + item.str
    lines.set(Math.round(down), { text, left: before?.left ?? left, right, down })
  }
  return [...lines.values()]
}

const canLayOut =
  hasProgram(program, '--version', 'libreoffice-writer-nogui') &&
  hasProgram('pdftoppm', '-v', 'poppler-utils')

describe.skipIf(!canLayOut)('a letter as LibreOffice lays it out', () => {
  let plain: Line[][]
  let headed: Line[][]

  beforeAll(async () => {
    plain = await layOut('plain', false)
    headed = await layOut('headed', true)
  }, 120_000)

  /** The lines of the second page, which holds nothing but text. */
  const body = (): Line[] => plain[1]?.filter(({ text }) => text.length > 20) ?? []

  it('has 22 lines of 28 characters on a page', () => {
    expect(body()).toHaveLength(22)
    for (const { text } of body()) expect([...text]).toHaveLength(28)
  })

  it('has its margins at 28, 26 and 37 mm, and its lines 225/22 mm apart, each within 1 mm', () => {
    const [first, last] = [body()[0], body().at(-1)]
    for (const { left, right } of body()) {
      expect(Math.abs(left - 28)).toBeLessThan(1)
      expect(Math.abs(right - (210 - 26))).toBeLessThan(1)
    }
    expect(Math.abs(((last?.down ?? 0) - (first?.down ?? 0)) / 21 - PITCH)).toBeLessThan(0.05)
    const top = (first?.down ?? 0) - BASELINE * PITCH
    expect(Math.abs(top - 37)).toBeLessThan(1)
    const bottom = (last?.down ?? 0) + (1 - BASELINE) * PITCH
    expect(Math.abs(bottom - (297 - 35))).toBeLessThan(1)
  })

  it('numbers its pages from the second on, and marks each as a draft', () => {
    const numbers = plain.map((lines) => lines.some(({ text }) => /^—\s*\d+\s*—$/.test(text)))
    expect(numbers.slice(0, 2)).toEqual([false, true])
    expect(plain[0]?.some(({ text }) => text === '草稿')).toBe(true)
    expect(plain[1]?.some(({ text }) => text === '草稿')).toBe(true)
  })

  it('has the sources on a sheet of their own', () => {
    const named = plain.map((lines) => lines.some(({ text }) => text.includes('来源单')))
    expect(named.indexOf(true)).toBe(plain.length - 1)
  })

  it('has the name of the authority at the head of the first page when asked', () => {
    const mark = headed[0]?.find(({ text }) => text === '临海市科学技术局')
    // Its letters are 36 points high, and so is its line.
    expect(Math.abs((mark?.down ?? 0) - BASELINE * 36 * MM_PER_POINT - 30)).toBeLessThan(1)
  })

  it('has its red marks where the standard has them, within 1 mm', () => {
    expectRedDoubleLines(redMarks(join(folder, 'headed.pdf')))
  })
})
