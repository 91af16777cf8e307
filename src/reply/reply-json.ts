import type { Passage } from './passage.ts'
import type { Problem } from './problem.ts'
import type { Region } from './region.ts'
import type { Header, ProgrammeMentions, Reply } from './reply.ts'
import type { Section } from './section.ts'

/** A reply as `show --json` prints it: names and order are relied on by users and scripts. */
export interface ReplyJson {
  readonly id: string
  readonly source: string
  readonly docType: Reply['docType']
  readonly title: Header['title']
  readonly kind: Header['kind']
  readonly proposal: Header['proposal']
  readonly authority: Header['authority']
  readonly handlers: Header['handlers']
  readonly region: Region | null
  readonly docNumber: Header['docNumber']
  readonly indexNumber: Header['indexNumber']
  readonly signedOn: Header['signedOn']
  readonly publishedOn: Header['publishedOn']
  readonly outcome: Header['outcome']
  readonly addresseeType: Header['addresseeType']
  readonly sections: readonly SectionJson[]
  readonly passages: readonly PassageJson[]
  readonly programmes: readonly ProgrammeMentions[]
  readonly masked: Reply['masked']
  readonly problems: readonly Problem[]
}

/** A section without its place in the source. */
export interface SectionJson extends Omit<Section, 'span' | 'children'> {
  readonly children: readonly SectionJson[]
}

export type PassageJson = Omit<Passage, 'span'>

/** The reply as plain data for JSON. */
export function replyToJson(reply: Reply): ReplyJson {
  const { header } = reply
  return {
    id: reply.id,
    source: reply.source,
    docType: reply.docType,
    title: header.title,
    kind: header.kind,
    proposal: header.proposal,
    authority: header.authority,
    handlers: header.handlers,
    region: reply.region,
    docNumber: header.docNumber,
    indexNumber: header.indexNumber,
    signedOn: header.signedOn,
    publishedOn: header.publishedOn,
    outcome: header.outcome,
    addresseeType: header.addresseeType,
    sections: reply.sections.map(sectionToJson),
    passages: reply.passages.map(passageToJson),
    programmes: reply.programmes,
    masked: reply.masked,
    problems: reply.problems,
  }
}

function passageToJson({ anchor, section, role, headingPath, text }: Passage): PassageJson {
  return { anchor, section, role, headingPath, text }
}

function sectionToJson({ anchor, level, marker, heading, role, children }: Section): SectionJson {
  return { anchor, level, marker, heading, role, children: children.map(sectionToJson) }
}
