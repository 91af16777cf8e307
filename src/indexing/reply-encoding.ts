import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { FactRule } from '../reply/fact-rule.ts'
import type { Passage } from '../reply/passage.ts'
import type { FactOrigin, Reply } from '../reply/reply.ts'
import type { Role } from '../reply/role.ts'
import type { Section, SectionLevel } from '../reply/section.ts'
import { slice } from '../text/span.ts'
import { unitMap } from '../text/unit-map.ts'

/** A reply with its long lists as tuples, and without what follows from the rest: names of fields would be half of the
 *  record, and the text of a passage is what its span covers. */
interface PackedReply extends Omit<Reply, 'sections' | 'passages' | 'origins'> {
  readonly sections: readonly PackedSection[]
  readonly passages: readonly PackedPassage[]
  readonly origins: readonly PackedOrigin[]
}

/** Anchor, level, marker, heading, role, gap, length, children. The gap is what lies between the end of the one before, or
 *  the start of the one above, and its own start: small numbers take less room. */
type PackedSection = readonly [
  string,
  SectionLevel,
  string | null,
  string | null,
  Role,
  number,
  number,
  readonly PackedSection[],
]

/** Section, role, gap to the end of the one before, length; then the headings above, where the sections do not tell them,
 *  and the anchor, where it is not `anchorAt`. */
type PackedPassage = readonly [string, Role, number, number, (readonly string[] | null)?, string?]

/** Field, value, rule; then start and length. */
type PackedOrigin = readonly [string, string, FactRule, number?, number?]

/** What most records begin or are full of: deflate refers to it instead of repeating it. Part of the format. */
const dictionary = Buffer.from(
  '衷心感谢您对我们工作的关心和支持,希望您今后一如既往地提出宝贵意见和建议。联系人：［姓名已隐去］联系电话：［电话已隐去］' +
    '您在政协会议上提出的关于加强的建议提案收悉,现答复如下:近年来,我市高度重视,认真贯彻落实,深入推进,不断完善,持续优化,取得了显著成效' +
    '一、工作开展情况二、下一步工作计划下一步,我局将进一步加大力度,健全机制,强化服务,推动高质量发展。截至目前,全市共有' +
    '省人民政府办公室教育局科学技术局民政局人力资源和社会保障局发展和改革委员会卫生健康委员会农业农村局住房和城乡建设局' +
    'problem","background","receipt","greeting","signature","contact","thanks","other","done","plan",' +
    '{"id":"","source":"","carrier":{},"docType":"reply","header":{"title":"关于的答复","kind":"proposal","proposal":{"title":"关于的建议",' +
    '"session":"届次会议","number":""},"authority":"","handlers":{"lead":null,"joint":[]},"docNumber":null,"indexNumber":null,' +
    '"signedOn":"2024-05-20","publishedOn":null,"outcome":"A","addresseeType":"member"},"region":{"code":"330000","name":"",' +
    '"province":"浙江省","city":"市","county":"县"},"text":"","sections":[["s1",1,null,null,"receipt"],["s2",1,"一、",["s3",5,"一是",' +
    '"passages":[["s1","receipt",0,["s2","done",1,["s3","plan",1,"programmes":[{"id":"","name":"","mentions":[{"anchor":"p2",' +
    '"start":,"end":}]}],"masked":{"phone":1,"name":1},"problems":[],"origins":[["title",["proposal.title",["authority",["signedOn",',
)

/** Most records are no longer: zlib keeps so many bytes for each, and 16 KB unless told otherwise. */
const ROOM = 4_096

/** The reply as it is stored beside `lines`, its folded lines (see `reply-text.ts`): deflate refers to them, so that its
 *  text takes little more room. */
export function encodeReply(reply: Reply, lines: string): Buffer {
  const headings = headingPaths(reply.sections)
  const packed: PackedReply = {
    ...reply,
    sections: packSections(reply.sections, 0),
    passages: reply.passages.map((passage, at) =>
      packPassage(passage, { at, from: reply.passages[at - 1]?.span.end ?? 0, headings }),
    ),
    origins: reply.origins.map(packOrigin),
  }
  return deflateRawSync(JSON.stringify(packed), { dictionary: dictionaryWith(lines), chunkSize: ROOM })
}

/** The reply behind a record of `encodeReply`. Throws for bytes that are none, and for other lines. */
export function decodeReply(body: Uint8Array, lines: string): Reply {
  const json = inflateRawSync(body, { dictionary: dictionaryWith(lines) }).toString('utf8')
  const packed = JSON.parse(json) as PackedReply
  const sections = unpackSections(packed.sections, 0)
  const headings = headingPaths(sections)
  let from = 0
  const passages = packed.passages.map((passage, at) => {
    const unpacked = unpackPassage(passage, packed.text, { at, from, headings })
    from = unpacked.span.end
    return unpacked
  })
  return {
    ...packed,
    sections,
    passages,
    origins: packed.origins.map(unpackOrigin),
  }
}

/** Deflate looks back 32 KB: of a longer text only the end is of use. */
function dictionaryWith(lines: string): Buffer {
  return Buffer.concat([dictionary, Buffer.from(widen(lines))])
}

/** Punctuation as Chinese writes it: with it in its place the text repeats whole sentences of its folded lines, and takes
 *  two thirds of the room. */
const wideForms: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}
const widen = unitMap((unit) => wideForms[unit] ?? unit)

function packSections(sections: readonly Section[], from: number): PackedSection[] {
  let end = from
  return sections.map(({ anchor, level, marker, heading, role, span, children }) => {
    const gap = span.start - end
    end = span.end
    const packed = packSections(children, span.start)
    return [anchor, level, marker, heading, role, gap, span.end - span.start, packed]
  })
}

function unpackSections(packed: readonly PackedSection[], from: number): Section[] {
  let end = from
  return packed.map(([anchor, level, marker, heading, role, gap, length, children]) => {
    const start = end + gap
    end = start + length
    const span = { start, end }
    return { anchor, level, marker, heading, role, span, children: unpackSections(children, start) }
  })
}

type HeadingPaths = ReadonlyMap<string, readonly string[]>

/** What a passage need not repeat: its place in the list, where the one before ended, and the headings above it. */
interface Told {
  readonly at: number
  readonly from: number
  readonly headings: HeadingPaths
}

function packPassage(passage: Passage, { at, from, headings }: Told): PackedPassage {
  const { anchor, section, role, span, headingPath } = passage
  const packed = [section, role, span.start - from, span.end - span.start] as const
  const told = headings.get(section) ?? []
  const path = told.join('\n') === headingPath.join('\n') ? null : headingPath
  if (anchor !== anchorAt(at)) return [...packed, path, anchor]
  return path === null ? packed : [...packed, path]
}

function unpackPassage(packed: PackedPassage, text: string, { at, from, headings }: Told): Passage {
  const [section, role, gap, length, path, anchor = anchorAt(at)] = packed
  const span = { start: from + gap, end: from + gap + length }
  const headingPath = path ?? headings.get(section) ?? []
  return { anchor, section, role, headingPath, span, text: slice(text, span) }
}

/** As the parser numbers passages. */
function anchorAt(at: number): string {
  return `p${at + 1}`
}

/** For each section its own heading and those above, outermost first. */
function headingPaths(sections: readonly Section[], above: readonly string[] = []): HeadingPaths {
  const paths = new Map<string, readonly string[]>()
  for (const section of sections) {
    const path = section.heading === null ? above : [...above, section.heading]
    paths.set(section.anchor, path)
    for (const [anchor, below] of headingPaths(section.children, path)) paths.set(anchor, below)
  }
  return paths
}

function packOrigin({ field, value, rule, span }: FactOrigin): PackedOrigin {
  return span ? [field, value, rule, span.start, span.end - span.start] : [field, value, rule]
}

function unpackOrigin([field, value, rule, start, length]: PackedOrigin): FactOrigin {
  const span = start === undefined || length === undefined ? null : { start, end: start + length }
  return { field, value, rule, span }
}
