import type { Matrix } from '../../search/holdings/matrix.ts'
import { regionUrl } from '../../search/holdings/regions.ts'
import { plainRequest } from '../../search/request.ts'
import { searchUrl } from '../search-url.ts'

/** Programmes by regions as a table in which each cell is a number and a link, shaded by the number. */
export interface MatrixView {
  /** More columns than have room beside each other with their names written across. */
  readonly isWide: boolean
  readonly columns: readonly {
    readonly label: string
    readonly above: string
    readonly href: string
    readonly held: number
  }[]
  readonly rows: readonly {
    readonly label: string
    readonly href: string
    readonly cells: readonly MatrixCell[]
  }[]
}

interface MatrixCell {
  readonly replies: number
  /** The replies that are counted; those of the region where none names the programme. */
  readonly href: string
  /** 0 for none, then by quarters of the greatest number, 1…4. */
  readonly level: number
  /** The whole fact as a sentence. */
  readonly title: string
}

const fewColumns = 10

/** The view of `matrix`. */
export function matrixView({ regions, programmes }: Matrix): MatrixView {
  const most = Math.max(4, ...programmes.flatMap(({ replies }) => replies))
  return {
    isWide: regions.length > fewColumns,
    columns: regions.map(({ code, path, held }) => ({
      label: path.at(-1) ?? code,
      above: path.slice(0, -1).join(' › '),
      href: regionUrl(code),
      held,
    })),
    rows: programmes.map(({ value, label, url, replies }) => ({
      label,
      href: url,
      cells: replies.map((number, at) => {
        const region = regions[at]
        const code = region?.code ?? ''
        const request = { ...plainRequest(''), region: [code] }
        return {
          replies: number,
          href: searchUrl(number === 0 ? request : { ...request, programme: [value] }),
          level: Math.ceil((number / most) * 4),
          title: cellSentence(region?.path.join('') ?? code, number, region?.held ?? 0),
        }
      }),
    })),
  }
}

function cellSentence(region: string, replies: number, held: number): string {
  if (held === 0) return `${region}：没有收到资料`
  return replies === 0
    ? `${region}：资料中未见（所收 ${held} 篇）`
    : `${region}：所收 ${held} 篇中 ${replies} 篇提到`
}
