import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { describe, it } from 'vitest'
import { sampleDraft } from '../drafting/export/sample-draft.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { serve } from '../web/server.ts'
import { expectRedDoubleLines } from './expect-red-lines.ts'
import { hasProgram, type RedMarks, redMarks } from './red-marks.ts'

const executablePath = '/usr/bin/chromium'
const folder = sharedFolder()

function canPrint(): boolean {
  if (!existsSync(executablePath))
    process.stdout.write('skipped: no Chromium (Debian: apt-get install chromium)\n')
  return existsSync(executablePath) && hasProgram('pdftoppm', '-v', 'poppler-utils')
}

/** The print view as Chromium prints it. */
async function print(name: string, mark: boolean): Promise<RedMarks> {
  const server = await serve([])
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  try {
    const fields = {
      draft: JSON.stringify(sampleDraft),
      format: 'print',
      head: '1',
      ...(mark && { mark: '1' }),
    }
    const response = await server.get('/draft/export', { method: 'POST', body: new URLSearchParams(fields) })
    const page = await browser.newPage()
    // Its style sheet is that of the server.
    await page.goto(`${server.url}/healthz`)
    await page.setContent(await response.text(), { waitUntil: 'networkidle' })
    const file = join(folder, `${name}.pdf`)
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    return redMarks(file)
  } finally {
    await browser.close()
    await server.close()
  }
}

describe.skipIf(!canPrint())('a letter as Chromium prints it', () => {
  it.each([
    ['a draft', true],
    ['no draft any more', false],
  ])(
    'has its red marks where the standard has them, within 1 mm, when it is %s',
    async (name, mark) => {
      expectRedDoubleLines(await print(name.replaceAll(' ', '-'), mark))
    },
    120_000,
  )
})
