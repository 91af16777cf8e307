/** Why a file, or one line of a table, could not be taken in. `source` names the place as users know it. */
export type IngestProblem =
  | { readonly kind: SimpleKind; readonly source: string }
  | { readonly kind: 'too-large'; readonly source: string; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'unknown-format'; readonly source: string; readonly ending: string }
  | { readonly kind: 'same-source'; readonly source: string; readonly path: string }
  | { readonly kind: 'timeout'; readonly source: string; readonly seconds: number }
  | { readonly kind: 'bad-line'; readonly source: string; readonly line: number; readonly reason: LineFault }

type SimpleKind = keyof typeof simpleSentences

/** What is wrong with one line of a table. */
export type LineFault = keyof typeof lineFaults

const simpleSentences = {
  missing: '找不到这个文件或文件夹。请检查路径是否写对',
  unreadable: '无法读取。请检查文件权限，或文件是否正被其他程序占用',
  'not-a-file': '不是普通文件（可能是文件夹、管道或设备），已跳过',
  'empty-folder': '文件夹里没有可读的文件。支持 .txt .md .html .htm .docx .pdf .jsonl .csv',
  'folder-too-deep': '文件夹层数过多，更深处没有读取。请把文件移到较浅的文件夹',
  empty: '文件里没有文字',
  binary:
    '内容与后缀名不符。请确认文件格式后改用正确的后缀名：纯文字用 .txt，网页用 .html；旧版 Word（.doc）请另存为 .docx',
  encoding: '无法判断文字编码，解码后多为乱码。请用编辑器另存为 UTF-8 后重试',
  'scanned-pdf': 'PDF 里只有图像，没有文字（扫描件）。请先做文字识别（OCR）',
  encrypted: '文件有密码保护，无法读取。请先解除密码',
  damaged: '文件已损坏或不是所示格式，无法读取。请重新下载或另存一份',
  crashed: '读取它的进程意外中止，没有读入。请检查内存是否足够；再次运行会重试',
  'too-many-passages': '一篇答复分出的文段超过 65000 段，没有读入。请拆成几个文件后重试',
  bomb: '文件展开后异常庞大或结构异常复杂，已停止读取。请确认来源可靠，另存为纯文本后重试',
} as const

const lineFaults = {
  json: '不是合法的 JSON 对象',
  csv: '不是合法的 CSV（引号不成对，或列数与表头不符）',
  'no-text': '没有正文（text、content 或“正文”列为空）',
  'no-text-column':
    '起没有列名，没有读入这个表。请在第一行写上列名，正文一列叫 text、content 或“正文”（其他列名见 README“用自己的文件”）',
  'too-long': '超过单条长度上限',
  encoding: '编码有误，含无法解码的字节',
} as const

/** One Chinese sentence for users: where, what, and what to do. */
export function describeIngestProblem(problem: IngestProblem): string {
  return `${problem.source}：${explain(problem)}`
}

function explain(problem: IngestProblem): string {
  switch (problem.kind) {
    case 'too-large':
      return `文件有 ${megabytes(problem.bytes)}，超过上限 ${megabytes(problem.limit)}。请拆分后重试`
    case 'unknown-format':
      return `不支持的格式 ${problem.ending}。${wayOn(problem.ending)}支持 .txt .md .html .htm .docx .pdf .jsonl .csv`
    case 'same-source':
      return `与另一个文件同名（${problem.path}），只读取了其中一个。请改名，或分次放在不同名的文件夹里`
    case 'timeout':
      return `${problem.seconds} 秒内没有读完，已停止。请另存为纯文本后重试`
    case 'bad-line':
      return `第 ${problem.line} 行${lineFaults[problem.reason]}${leavesRest(problem) ? '，已跳过这一条' : ''}`
    default:
      return simpleSentences[problem.kind]
  }
}

const lastingKinds = [
  'empty',
  'binary',
  'encoding',
  'scanned-pdf',
  'encrypted',
  'damaged',
  'bomb',
] as const satisfies readonly SimpleKind[]

/** The problem of a file whose bytes will be as unreadable the next time; null for one of another kind. */
export function lastingProblem(kind: string | null | undefined, source: string): IngestProblem | null {
  const lasting = lastingKinds.find((one) => one === kind)
  return lasting === undefined ? null : { kind: lasting, source }
}

/** Whether what else stands in the source was taken in. */
export function leavesRest(problem: IngestProblem): boolean {
  return problem.kind === 'bad-line' && problem.reason !== 'no-text-column'
}

const waysOn: readonly (readonly [endings: string, sentence: string])[] = [
  ['.doc .wps .rtf .odt .ofd', '请用文字处理软件另存为 .docx（版式文件另存为 .pdf）。'],
  ['.xls .xlsx .et .ods', '请另存为 .csv（UTF-8），第一行写列名，每行一篇。'],
  ['.zip .rar .7z .gz .tar', '请先解压。'],
  ['.json', '请改成每行一个对象的 .jsonl。'],
  ['.shtml .xhtml .jsp .php .asp .aspx .mht .mhtml', '保存的网页请改用后缀名 .html。'],
  ['.tsv .xml', '请改成 .csv 或 .jsonl。'],
]

/** What to do with a file of an ending that people have; empty for any other. */
function wayOn(ending: string): string {
  return waysOn.find(([endings]) => endings.split(' ').includes(ending))?.[1] ?? ''
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
