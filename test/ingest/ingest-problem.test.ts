import { describe, expect, it } from 'vitest'
import type { IngestProblem } from '../../src/ingest/ingest-problem.ts'
import { describeIngestProblem } from '../../src/ingest/ingest-problem.ts'

describe('describeIngestProblem', () => {
  it.each<readonly [IngestProblem, string]>([
    [{ kind: 'missing', source: '没有.txt' }, '没有.txt：找不到这个文件或文件夹。请检查路径是否写对'],
    [
      { kind: 'too-large', source: 'a/大.txt', bytes: 52_428_800, limit: 20_971_520 },
      'a/大.txt：文件有 50.0 MB，超过上限 20.0 MB。请拆分后重试',
    ],
    [
      { kind: 'bad-line', source: 'a/表.jsonl', line: 17, reason: 'json' },
      'a/表.jsonl：第 17 行不是合法的 JSON 对象，已跳过这一条',
    ],
    [
      { kind: 'timeout', source: 'a/慢.pdf', seconds: 10 },
      'a/慢.pdf：10 秒内没有读完，已停止。请另存为纯文本后重试',
    ],
    [
      { kind: 'unknown-format', source: 'a/旧.xls', ending: '.xls' },
      'a/旧.xls：不支持的格式 .xls。请另存为 .csv（UTF-8），第一行写列名，每行一篇。支持 .txt .md .html .htm .docx .pdf .jsonl .csv',
    ],
    [
      { kind: 'scanned-pdf', source: 'a/扫描.pdf' },
      'a/扫描.pdf：PDF 里只有图像，没有文字（扫描件）。请先做文字识别（OCR）',
    ],
  ])('says where, what and what to do', (problem, sentence) => {
    expect(describeIngestProblem(problem)).toBe(sentence)
  })
})
