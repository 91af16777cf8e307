import type { Request, RequestHandler } from 'express'
import { z } from 'zod'
import type { Drafter } from '../../drafting/drafter.ts'
import {
  contactLine,
  type Letter,
  type LetterLook,
  neededField,
  piecesOf,
  readLetter,
  titleOf,
} from '../../drafting/export/letter.ts'
import { letterText } from '../../drafting/export/letter-text.ts'
import { assetUrl } from '../assets.ts'
import { type ParameterTable, readParameters, single } from '../parameters.ts'
import { HttpProblem } from '../problems.ts'

const formats = ['docx', 'txt', 'print'] as const
const chosen = single(z.literal('1'))

const fields = {
  shape: {
    draft: single(z.string()),
    format: single(z.enum(formats)),
    mark: chosen,
    head: chosen,
    sources: chosen,
  },
  takes: {
    draft: '应是起草页上的草稿',
    format: `应是 ${formats.join('、')} 之一`,
    mark: '只能是 1：标注“草稿”',
    head: '只能是 1：红色发文机关标志和双线',
    sources: '只能是 1：另附来源单',
  },
} satisfies ParameterTable<z.ZodRawShape>

/** `POST /draft/export`: the draft as a Word document, a page for printing or plain text. Made in memory, kept nowhere. */
export function serveDraftExport(drafter: Drafter): RequestHandler {
  return async (request, response) => {
    const { draft, format = 'docx', mark, head, sources } = readParameters(formOf(request), fields, '/draft')
    const written = readLetter(draft ?? '')
    if (written === null) throw badDraft()
    const letter = { ...written, title: drafter.withTitleLines(written.title) }
    const look = { isDraft: mark === '1', hasHead: head === '1', hasSources: sources === '1' }
    response.set('Cache-Control', 'no-store')
    if (format === 'print') {
      response.render('letter', { styleUrl: assetUrl('letter.css'), letter: printView(letter, look), look })
      return
    }
    response.attachment(`${fileName(letter)}.${format}`)
    if (format === 'txt') response.type('text/plain').send(letterText(letter, look))
    else {
      // Only who exports waits for the library of Word documents.
      const { letterDocx } = await import('../../drafting/export/letter-docx.ts')
      response
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .send(await letterDocx(letter, look))
    }
  }
}

function formOf(request: Request): URLSearchParams {
  const body: unknown = request.body
  return new URLSearchParams(typeof body === 'string' ? body : '')
}

function badDraft(): HttpProblem {
  return new HttpProblem({
    status: 400,
    title: '不是起草页上的草稿',
    details: ['请回到起草页，从那里导出。'],
    parameters: ['draft'],
    wayOn: { href: '/draft', label: '回到起草页' },
  })
}

/** Without what no file system takes. */
function fileName(letter: Letter): string {
  const safe = titleOf(letter)
    .replace(/[\\/:*?"<>|\s]+/gu, '')
    .slice(0, 60)
  return safe === '' ? '答复草稿' : safe
}

function printView(letter: Letter, look: LetterLook) {
  return {
    ...letter,
    title: titleOf(letter),
    titleLines: letter.title.split('\n'),
    sections: letter.sections.map(({ heading, paragraphs }) => ({
      heading,
      paragraphs: paragraphs.map((paragraph) => piecesOf(paragraph, look)),
    })),
    needed: {
      addressee: neededField(letter, 'addressee', look),
      signature: neededField(letter, 'signature', look),
      date: neededField(letter, 'date', look),
    },
    contactLine: contactLine(letter),
    sources: look.hasSources ? letter.sources : [],
  }
}
