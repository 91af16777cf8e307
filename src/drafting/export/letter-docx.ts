import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import {
  contactLine,
  type Letter,
  type LetterLook,
  type LetterPiece,
  neededField,
  piecesOf,
  titleOf,
} from './letter.ts'

/* GB/T 9704—2012, letter (函): A4, 22 lines of 28 characters in an area of 156 × 225 mm. */

/** Of a millimetre and of a point, in twentieths of a point, in which Word measures. */
const MM = 1440 / 25.4
const PT = 20

const page = { top: 37, right: 26, bottom: 35, left: 28 }

/** 225 mm over 22 lines, rounded down so that 22 fit. */
const LINE_PITCH = Math.floor((225 * MM) / 22)

/** 28 characters of 16 points are 448 points; the line has 442.2. */
const CHARACTER_SPACING = -0.25 * PT

/** Of a line across the page: 170 mm, centred. */
const ruleIndent = { left: Math.round(-8 * MM), right: Math.round(-6 * MM) }

/** 三号, 二号, 四号 in half points. */
const sizes = { text: 32, title: 44, pageNumber: 28, head: 72 }
const RED = 'FF0000'

/** Fonts go by name: they are licensed and stay where they are; programs take a similar one where one is missing. */
const fonts = {
  text: font('仿宋_GB2312'),
  hei: font('黑体'),
  kai: font('楷体_GB2312'),
  title: font('方正小标宋简体'),
  song: font('宋体'),
}

interface Font {
  readonly ascii: string
  readonly hAnsi: string
  readonly eastAsia: string
}

function font(name: string): Font {
  return { ascii: name, hAnsi: name, eastAsia: name }
}

/** The letter as a Word document. */
export async function letterDocx(letter: Letter, look: LetterLook): Promise<Buffer> {
  const document = new Document({
    creator: '复文',
    title: titleOf(letter),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fonts.text, size: sizes.text } } } },
    sections: [
      { ...frame(letter, look), children: letterParagraphs(letter, look) },
      ...(look.hasSources && letter.sources.length > 0 ? [sourceSheet(letter)] : []),
    ],
  })
  return Packer.toBuffer(document)
}

const pageProperties = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(page.top * MM),
    right: Math.round(page.right * MM),
    bottom: Math.round(page.bottom * MM),
    left: Math.round(page.left * MM),
    header: Math.round(15 * MM),
    footer: Math.round(20 * MM),
  },
}

/** Margins, page numbers (none on the first page), the mark of a draft, and the red lines. */
function frame(letter: Letter, { isDraft, hasHead }: LetterLook): Omit<ISectionOptions, 'children'> {
  const mark = (): Paragraph[] =>
    isDraft ? [line('草稿', { alignment: AlignmentType.RIGHT }, { font: fonts.hei, size: 28 })] : []
  const usual = (): Header => new Header({ children: mark() })
  return {
    properties: {
      titlePage: true,
      page: pageProperties,
    },
    headers: {
      first: new Header({ children: [...mark(), ...(hasHead ? authorityMark(letter, isDraft) : [])] }),
      default: usual(),
      even: usual(),
    },
    footers: {
      first: new Footer({ children: hasHead ? [footRule()] : [] }),
      default: pageNumber(AlignmentType.RIGHT),
      even: pageNumber(AlignmentType.LEFT),
    },
  }
}

/** The name of the authority, its upper edge 30 mm below the edge of the page, and 4 mm below it the red double line. */
function authorityMark({ signature }: Letter, isDraft: boolean): Paragraph[] {
  const used = 15 + (isDraft ? LINE_PITCH / MM : 0)
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: {
        before: Math.max(0, Math.round((30 - used) * MM)),
        after: 0,
        line: sizes.head * (PT / 2),
        lineRule: 'exact',
      },
      indent: ruleIndent,
      border: {
        bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, color: RED, size: 24, space: 7 },
      },
      children: [
        new TextRun({ text: signature || '（发文机关）', font: fonts.title, size: sizes.head, color: RED }),
      ],
    }),
  ]
}

/** The red double line 20 mm above the lower edge of the page. */
function footRule(): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after: 0, line: PT, lineRule: 'exact' },
    indent: ruleIndent,
    border: { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, color: RED, size: 24, space: 0 } },
    children: [],
  })
}

/** — 2 —, one character from the edge of the text. */
function pageNumber(alignment: 'left' | 'right'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { [alignment]: 14 * PT },
        spacing: { after: Math.round(3 * MM) },
        children: [
          new TextRun({
            font: fonts.song,
            size: sizes.pageNumber,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  })
}

function letterParagraphs(letter: Letter, look: LetterLook): Paragraph[] {
  const { outcome, docNumber, title, receipt, sections, thanks } = letter
  const { hasHead } = look
  const addressee = neededField(letter, 'addressee', look)
  const signature = neededField(letter, 'signature', look)
  const date = neededField(letter, 'date', look)
  const right = { alignment: AlignmentType.RIGHT }
  return [
    ...optional(docNumber, (text) => line(text, right)),
    ...optional(outcome, (text) => line(`办理类型：${text}`, right)),
    ...(hasHead || docNumber !== '' || outcome !== '' ? [blank(), blank()] : []),
    ...title
      .split('\n')
      .flatMap((text) =>
        optional(text, () =>
          line(text, { alignment: AlignmentType.CENTER }, { font: fonts.title, size: sizes.title }),
        ),
      ),
    blank(),
    ...optional(addressee.text, (text) => line(text, {}, highlightOf(addressee))),
    ...optional(receipt, (text) => paragraph(text)),
    ...sections.flatMap(({ heading, paragraphs }) => [
      ...optional(heading, (text) => paragraph(text)),
      ...paragraphs.map((one) => paragraph(one.text, piecesOf(one, look))),
    ]),
    ...optional(thanks, (text) => paragraph(text)),
    ...(signature.text !== '' || date.text !== '' ? [blank()] : []),
    ...optional(signature.text, (text) =>
      line(text, { ...right, indent: { right: besideDate(text, date.text) } }, highlightOf(signature)),
    ),
    ...optional(date.text, (text) =>
      line(text, { ...right, indent: { right: 4 * 16 * PT } }, highlightOf(date)),
    ),
    ...optional(contactLine(letter), (text) => paragraph(text)),
  ]
}

function optional(text: string, make: (text: string) => Paragraph): Paragraph[] {
  return text === '' ? [] : [make(text)]
}

/** The date stands four characters from the right, the authority in the middle above it. */
function besideDate(signature: string, date: string): number {
  const characters = 4 + (widthOf(date) - widthOf(signature)) / 2
  return Math.round(Math.max(2, characters) * 16 * PT)
}

/** In full-width characters. */
function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char <= '\u00ff' ? 0.5 : 1), 0)
}

type RunLook = Partial<{ readonly font: Font; readonly size: number; readonly highlight: 'yellow' }>

/** What is still to be replaced is seen on paper too. */
function highlightOf({ isOpen }: LetterPiece): RunLook {
  return isOpen ? { highlight: 'yellow' } : {}
}

const exactLines = { before: 0, after: 0, line: LINE_PITCH, lineRule: 'exact' } as const

function line(text: string, options: IParagraphOptions = {}, look: RunLook = {}): Paragraph {
  return new Paragraph({ spacing: exactLines, ...options, children: [run(text, look)] })
}

function blank(): Paragraph {
  return line('')
}

/** Indented by two characters, with the fonts of its level: 一、黑体, （一）楷体 up to the end of the heading, else 仿宋. */
function paragraph(text: string, pieces: readonly LetterPiece[] = [{ text, isOpen: false }]): Paragraph {
  const [heading, rest] = headingOf(text)
  const headed = { font: heading.startsWith('（') ? fonts.kai : fonts.hei }
  return new Paragraph({
    spacing: exactLines,
    indent: { firstLine: Math.round(2 * (16 * PT + CHARACTER_SPACING)) },
    children: [
      ...cutAt(pieces, 0, heading.length).map((piece) =>
        run(piece.text, { ...headed, ...highlightOf(piece) }),
      ),
      ...cutAt(pieces, heading.length, heading.length + rest.length).map((piece) =>
        run(piece.text, highlightOf(piece)),
      ),
    ],
  })
}

/** What of `pieces` stands from `from` up to `to`. */
function cutAt(pieces: readonly LetterPiece[], from: number, to: number): LetterPiece[] {
  let at = 0
  return pieces
    .map((piece) => {
      const start = at
      at += piece.text.length
      return { ...piece, text: piece.text.slice(Math.max(0, from - start), Math.max(0, to - start)) }
    })
    .filter(({ text }) => text !== '')
}

const LONGEST_HEADING = 40

/** A numbered heading of the first or second level at the head of a paragraph, and what follows it. */
function headingOf(text: string): readonly [string, string] {
  if (!/^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/u.test(text)) return ['', text]
  const stop = text.indexOf('。')
  if (stop !== -1 && stop < LONGEST_HEADING) return [text.slice(0, stop + 1), text.slice(stop + 1)]
  return text.length <= LONGEST_HEADING ? [text, ''] : ['', text]
}

function run(text: string, look: RunLook = {}): TextRun {
  return new TextRun({
    text,
    font: fonts.text,
    size: sizes.text,
    characterSpacing: CHARACTER_SPACING,
    ...look,
  })
}

/** A sheet of its own that does not belong to the letter. */
function sourceSheet({ sources }: Letter): ISectionOptions {
  return {
    properties: { page: pageProperties },
    headers: { default: new Header({ children: [] }), even: new Header({ children: [] }) },
    footers: { default: new Footer({ children: [] }), even: new Footer({ children: [] }) },
    children: [
      line('来源单（不属于正文）', {}, { font: fonts.hei }),
      ...sources.map((source, at) => paragraph(`${at + 1}. ${source}`)),
    ],
  }
}
