import { describe, expect, it } from 'vitest'
import { dateOfCell } from '../../src/ingest/table-cells.ts'
import { columnMeaning } from '../../src/ingest/table-columns.ts'

describe('columnMeaning', () => {
  it.each([
    ['text', 'text content body full_text fullText page-content article_content html content_html markdown'],
    ['text', '正文 内容 全文 文本 答复内容 回复正文 文章内容 正文内容 网页源码 答复'],
    [
      'title',
      'title article_title articleTitle NEWS-TITLE pageTitle headline name docName 标题 文章标题 答复标题 題目',
    ],
    [
      'url',
      'url page_url pageUrl link href source_url contentUrl 链接 网址 原文链接 来源链接 网页地址 详情页网址 网页链接 詳情鏈接',
    ],
    [
      'date',
      'date pubdate publish_time publishTime published_at releaseDate post_time 发布日期 发布时间 公开日期 时间',
    ],
    ['written', '成文日期 发文日期 印发时间 答复日期 sign_date'],
    [
      'publisher',
      'publisher source dept department authority org publish_org 发布机构 发文单位 来源 信息来源 答复单位',
    ],
    ['site', 'site siteName 网站 网站名称'],
    ['id', 'id _id doc_id guid uuid articleId 标识 唯一标识 文章ID'],
    ['number', '编号'],
  ])('reads as %s: %s', (meaning, names) => {
    for (const name of names.split(' ')) expect(columnMeaning(name)?.meaning, name).toBe(meaning)
  })

  it.each(['\ufeff标题', '标 题', '标题（必填）', '标题(title)', '【标题】', 'Ｔｉｔｌｅ'])(
    'reads %j as a title',
    (name) => {
      expect(columnMeaning(name)?.meaning).toBe('title')
    },
  )

  it.each(
    '提案内容 建议内容 提案标题 提案人 单位地址 附件链接 image_url video_link update_time crawl_time 采集时间 更新时间 序号 index 备注 点击量 author 会办单位 summary filename keywords'.split(
      ' ',
    ),
  )('takes %s for none of them', (name) => {
    expect(columnMeaning(name)).toBeNull()
  })

  it('takes time in proportion to a hostile name, and reads none', () => {
    const started = performance.now()
    for (const part of ['article', '文章', '(', 'content']) expect(columnMeaning(part.repeat(1e6))).toBeNull()
    expect(performance.now() - started).toBeLessThan(500)
  })
})

describe('dateOfCell', () => {
  it.each([
    ['2024-06-07 10:22:33', '2024-06-07 10:22:33'],
    ['1717726953', '2024-06-07'],
    ['1717726953000', '2024-06-07'],
    ['1717726953.25', '2024-06-07'],
    ['20240607102233', '20240607'],
    ['2024-06-07T10:22:33+08:00', '2024-06-07'],
    // Half past midnight in China.
    ['2024-06-06T16:30:00.000Z', '2024-06-07'],
    ['Thu, 06 Jun 2024 16:30:00 GMT', '2024-06-07'],
    ['2024年6月7日', '2024年6月7日'],
    ['9999-99-99T99:99:99Z', '9999-99-99T99:99:99Z'],
    ['', ''],
  ])('gives %j as %j', (written, date) => {
    expect(dateOfCell(written)).toBe(date)
  })
})
