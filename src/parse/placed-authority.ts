import { findRegions } from '../regions/gazetteer.ts'
import { fitsOwnWord, ownWordOfAuthority } from '../regions/own-word.ts'
import type { Region } from '../reply/region.ts'
import type { ReadHeader } from './header.ts'
import { isDepartment } from './organ.ts'

/** The header with the authority named in full: 市教体局 and 教体局 of a reply of 沁阳市 are 沁阳市教体局. Unchanged where the
 *  name has a place, or calls its region by another word. */
export function withPlace(read: ReadHeader, region: Region | null): ReadHeader {
  const short = read.header.authority
  const authority = short === null || region === null ? null : placed(short, region)
  if (authority === null) return read
  const named = <T extends string | null>(name: T) => (name === short ? authority : name)
  const { handlers } = read.header
  return {
    ...read,
    header: { ...read.header, authority, handlers: { ...handlers, lead: named(handlers.lead) } },
    origins: read.origins.map((origin) =>
      origin.field === 'authority' || origin.field === 'handlers.lead'
        ? { ...origin, value: named(origin.value) }
        : origin,
    ),
  }
}

function placed(name: string, region: Region): string | null {
  if (isDepartment(name)) return region.name + name
  const word = ownWordOfAuthority(name)
  if (word === null || !fitsOwnWord(region, '', word) || findRegions(name).length > 0) return null
  return region.name + name.replace(/^自治区/, '区').slice(1)
}
