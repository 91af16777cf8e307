import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Passage } from '../reply/passage.ts'
import type { FactOrigin, Reply } from '../reply/reply.ts'
import type { Role } from '../reply/role.ts'
import type { Section, SectionLevel } from '../reply/section.ts'
import { slice } from '../text/span.ts'

/** A reply with its long lists as tuples, and without what follows from the rest: names of fields would be half of the
 *  record, and the text of a passage is what its span covers. */
interface PackedReply extends Omit<Reply, 'sections' | 'passages' | 'origins'> {
  readonly sections: readonly PackedSection[]
  readonly passages: readonly PackedPassage[]
  readonly origins: readonly PackedOrigin[]
}

/** Anchor, level, marker, heading, role, start, length, children. */
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

/** Anchor, section, role, start, length; then the headings above, where the sections do not tell them. */
type PackedPassage = readonly [string, string, Role, number, number, (readonly string[])?]

/** Field, value, rule; then start and length. */
type PackedOrigin = readonly [string, string, string, number?, number?]

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
    '"passages":[["p1","s1","receipt",["p2","s2","done",["p3","s3","plan","programmes":[{"id":"","name":"","mentions":[{"anchor":"p2",' +
    '"start":,"end":}]}],"masked":{"phone":1,"name":1},"problems":[],"origins":[["title",["proposal.title",["authority",["signedOn",',
)

/** The reply as it is stored beside `lines`, its folded lines (see `reply-text.ts`): deflate refers to them, so that its
 *  text takes little more room. */
export function encodeReply(reply: Reply, lines: string): Buffer {
  const headings = headingPaths(reply.sections)
  const packed: PackedReply = {
    ...reply,
    sections: reply.sections.map(packSection),
    passages: reply.passages.map((passage) => packPassage(passage, headings)),
    origins: reply.origins.map(packOrigin),
  }
  return deflateRawSync(JSON.stringify(packed), { dictionary: dictionaryWith(lines) })
}

/** The reply behind a record of `encodeReply`. Throws for bytes that are none, and for other lines. */
export function decodeReply(body: Uint8Array, lines: string): Reply {
  const json = inflateRawSync(body, { dictionary: dictionaryWith(lines) }).toString('utf8')
  const packed = JSON.parse(json) as PackedReply
  const sections = packed.sections.map(unpackSection)
  const headings = headingPaths(sections)
  return {
    ...packed,
    sections,
    passages: packed.passages.map((passage) => unpackPassage(passage, packed.text, headings)),
    origins: packed.origins.map(unpackOrigin),
  }
}

/** Deflate looks back 32 KB: of a longer text only the end is of use. */
function dictionaryWith(lines: string): Buffer {
  return Buffer.concat([dictionary, Buffer.from(lines)])
}

function packSection({ anchor, level, marker, heading, role, span, children }: Section): PackedSection {
  return [anchor, level, marker, heading, role, span.start, span.end - span.start, children.map(packSection)]
}

function unpackSection(packed: PackedSection): Section {
  const [anchor, level, marker, heading, role, start, length, children] = packed
  const span = { start, end: start + length }
  return { anchor, level, marker, heading, role, span, children: children.map(unpackSection) }
}

type HeadingPaths = ReadonlyMap<string, readonly string[]>

function packPassage(passage: Passage, headings: HeadingPaths): PackedPassage {
  const { anchor, section, role, span, headingPath } = passage
  const packed = [anchor, section, role, span.start, span.end - span.start] as const
  const told = headings.get(section) ?? []
  return told.join('\n') === headingPath.join('\n') ? packed : [...packed, headingPath]
}

function unpackPassage(packed: PackedPassage, text: string, headings: HeadingPaths): Passage {
  const [anchor, section, role, start, length, headingPath = headings.get(section) ?? []] = packed
  const span = { start, end: start + length }
  return { anchor, section, role, headingPath, span, text: slice(text, span) }
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
