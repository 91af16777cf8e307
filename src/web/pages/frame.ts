import type { Overview } from '../../search/searcher.ts'
import { assetUrl } from '../assets.ts'
import { chineseMoment } from '../labels.ts'

/** What every page needs around its own content. */
export interface Frame {
  readonly title: string
  /** What the search box of the head holds; null on a page with a box of its own. */
  readonly query: string | null
  /** Whether search engines may list the page. */
  readonly listed: boolean
  readonly styleUrl: string
  readonly iconUrl: string
  /** Sentences about what the index holds. */
  readonly foot: readonly string[]
}

const siteName = '复文'

export function pageFrame(
  title: string | null,
  { query, listed, overview }: { query: string | null; listed: boolean; overview: Overview },
): Frame {
  return { ...bareFrame(title), query, listed, foot: holdings(overview) }
}

/** The frame of an error page, which must not ask the index for anything. */
export function errorFrame(title: string): Frame {
  return bareFrame(title)
}

function bareFrame(title: string | null): Frame {
  return {
    title: title === null ? `${siteName}：提案建议答复检索` : `${title} - ${siteName}`,
    query: '',
    listed: false,
    styleUrl: assetUrl('style.css'),
    iconUrl: assetUrl('icon.svg'),
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
