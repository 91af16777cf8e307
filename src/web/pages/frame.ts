import type { Overview } from '../../search/searcher.ts'
import { assetUrl, importedUrls, type SheetName } from '../assets.ts'
import { chineseMoment } from '../labels.ts'

/** What every page needs around its own content. */
export interface Frame {
  readonly title: string
  /** What the search box of the head holds; null on a page with a box of its own. */
  readonly query: string | null
  /** The page's address without what only marks or leads back; null for a page that search engines should not
   *  list, such as the results of a search. */
  readonly canonical: string | null
  /** The page in other forms, and the pages before and behind it. */
  readonly links: readonly FrameLink[]
  readonly styleUrl: string
  readonly iconUrl: string
  /** Runs before the first paint. */
  readonly earlyUrl: string
  /** The modules of the page, and those they import. */
  readonly scripts: readonly string[]
  readonly imported: readonly string[]
  /** What the keyboard does on this page besides what it does on all. */
  readonly shortcuts: readonly Shortcut[]
  /** Sentences about what the index holds. */
  readonly foot: readonly string[]
}

/** A link for programs. */
export interface FrameLink {
  readonly rel: 'alternate' | 'next' | 'prev'
  /** Media type; absent for pages. */
  readonly type?: string
  readonly href: string
  readonly title?: string
}

/** Keys that do the same, or the one and its opposite, and what they do. */
export interface Shortcut {
  readonly keys: readonly string[]
  readonly does: string
}

/** What a page says of its frame. */
interface FrameFacts extends Pick<Frame, 'query' | 'canonical'> {
  readonly overview: Overview
  /** The script of this kind of page, in assets/scripts. */
  readonly script?: string
  /** `style.css` where not given. */
  readonly sheet?: SheetName
  readonly shortcuts?: readonly Shortcut[]
  readonly links?: readonly FrameLink[]
}

const siteName = '复文'

/** The frame of a page with the given title; null stands for the start page's. */
export function pageFrame(
  title: string | null,
  { query, canonical, overview, script, sheet = 'style.css', shortcuts = [], links = [] }: FrameFacts,
): Frame {
  const bare = bareFrame(title, script)
  const styleUrl = assetUrl(sheet)
  return { ...bare, styleUrl, query, canonical, shortcuts, links, foot: holdings(overview) }
}

/** The frame of an error page, which must not ask the index for anything. */
export function errorFrame(title: string): Frame {
  return bareFrame(title)
}

function bareFrame(title: string | null, script?: string): Frame {
  const scripts = ['site.js', ...(script === undefined ? [] : [script])]
  return {
    title: title === null ? `${siteName}：提案建议答复检索` : `${title} - ${siteName}`,
    query: '',
    canonical: null,
    links: [],
    styleUrl: assetUrl('style.css'),
    iconUrl: assetUrl('icon.svg'),
    earlyUrl: assetUrl('early.js'),
    scripts: scripts.map(assetUrl),
    imported: [...new Set(scripts.flatMap(importedUrls))],
    shortcuts: [],
    foot: [],
  }
}

function holdings({ replies, passages, updatedAt }: Overview): string[] {
  const updated = updatedAt === null ? [] : [`更新于 ${chineseMoment(updatedAt)}`]
  return [`收录 ${replies} 篇、${passages} 段`, ...updated]
}

/** `text` short enough for a title or a label: at most `most` characters, the last one `…` where cut. */
export function shorten(text: string, most: number): string {
  const chars = [...text]
  return chars.length > most ? `${chars.slice(0, most - 1).join('')}…` : text
}
