import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Extracted } from '../../src/ingest/extracted.ts'
import { toPlainText } from '../../src/ingest/plain-text.ts'
import { readHtml } from '../../src/ingest/read-html.ts'
import { encodeLegacy } from './encode.ts'

const folder = join(import.meta.dirname, 'fixtures')
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))

function read(html: string | Uint8Array): Extracted {
  const found = readHtml(typeof html === 'string' ? Buffer.from(html) : html)
  if (typeof found === 'string') throw new Error(`not read: ${found}`)
  return found
}

function textOf(body: string): string {
  return read(`<html><body>${body}</body></html>`).text
}

describe('readHtml', () => {
  it.each(pages)('keeps what %s publishes and nothing of the page around it', async (name) => {
    const { text, carrier } = read(readFileSync(join(folder, name)))
    const golden = `${JSON.stringify(carrier, null, 2)}\n\n${toPlainText(text)}\n`
    await expect(golden).toMatchFileSnapshot(join(folder, name.replace('.html', '.golden.txt')))
  })

  it('reads a page in the encoding it declares', () => {
    const html = readFileSync(join(folder, 'layout-tables.html'), 'utf8')
    expect(read(encodeLegacy(html, 'gb18030')).text).toBe(read(html).text)
  })

  it.each([
    [
      'a data row',
      '<table><tr><td>索引号：</td><td>1</td><td></td><td>文号：</td></tr></table>',
      '索引号： | 1 | | 文号：',
    ],
    ['a numbered list', '<ol><li>甲</li><li><p>乙</p><p>丙</p></li></ol>', '1. 甲\n2. 乙\n丙'],
    [
      'a list that goes on',
      '<ol start="4"><li>甲</li><li value="8">乙</li><li>丙</li></ol>',
      '4. 甲\n8. 乙\n9. 丙',
    ],
    ['a list by letters', '<ol type="A"><li>甲</li><li>乙</li></ol>', 'A. 甲\nB. 乙'],
    ['a numbered list of links', '<p>甲乙。</p><ol><li><a href="/1">甲乙</a></li></ol>', '甲乙。'],
    ['a list that shows no numbers', '<ol style="list-style: none"><li>甲</li></ol>', '甲'],
    [
      'a list with numbers in its text',
      '<ol><li>一、甲</li><li>（二）乙</li><li>3、丙</li></ol>',
      '一、甲\n（二）乙\n3、丙',
    ],
    ['lists within a list', '<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>', '1. 甲\n乙\n2. 丙'],
    ['blocks', '<div>一、甲<p>（一）乙</p>丙</div>', '一、甲\n（一）乙\n丙'],
    ['inline elements', '<p>我<b>市</b><span>现</span>有</p>', '我市现有'],
    ['entities', '<p>&ldquo;315&rdquo;&nbsp;&#12288;&lt;甲&gt;&amp;</p>', '“315” <甲>&'],
    ['a line break in the source between two characters', '<p>科技\n   创新 R\n D</p>', '科技创新 R D'],
    [
      'terms and their descriptions',
      '<dl><dt>文号：</dt><dd>1号</dd><dt>日期：</dt><dd>今天</dd></dl>',
      '文号： 1号\n日期： 今天',
    ],
    ['text behind an unclosed paragraph', '<p>甲<p>乙', '甲\n乙'],
    ['what a script writes', '<p>甲</p><script>document.write("<p>乙</p>")</script>', '甲'],
    ['what is hidden', '<p>甲</p><div style="display: none">乙</div><p hidden>丙</p>', '甲'],
    ['preformatted lines', '<pre>甲\n乙</pre>', '甲\n乙'],
  ])('reads %s', (_, body, text) => {
    expect(textOf(body)).toBe(text)
  })

  it.each([
    '【字体：大 中 小】',
    '打印 | 关闭',
    '分享到：微信 微博',
    '上一篇：关于第1号提案的答复',
    '您现在的位置：首页 > 政务公开 > 建议提案',
    '浏览次数：123',
    '返回顶部',
    '[大] [中] [小]',
    '![图](a.png) [首页](index.html)',
  ])('drops the bar %s', (bar) => {
    expect(textOf(`<p>答复如下，一、工作情况。</p><p>${bar}</p><p>二、打算。</p>`)).toBe(
      '答复如下，一、工作情况。\n二、打算。',
    )
  })

  it.each([
    ['浏览次数：123 分享到：<a>微信</a><a>微博</a>', '时间：2024-06-30 09:15'],
    [' 访问量：5次 打印 关闭', '时间：2024-06-30 09:15'],
    ['，满意率100%', '时间：2024-06-30 09:15，满意率100%'],
  ])('leaves of the date with %j behind it %j', (bar, line) => {
    expect(textOf(`<p>答复如下，一、工作情况。</p><p>时间：2024-06-30 09:15${bar}</p>`)).toContain(line)
    expect(textOf(`<p>时间：2024-06-30 09:15${bar}</p><p>甲，乙。</p>`)).toBe(`${line}\n甲，乙。`)
  })

  it.each([
    '<h3>相关链接</h3><ul><li><a href="/1">关于市政协第999号提案的答复</a> 2022-01-01</li></ul>',
    '<p>相关阅读：</p><p>[2023年5月6日] <a href="/1">关于第5号建议的答复</a></p><p><a href="/1">关于第6号建议的答复</a>(2022/1/5)</p>',
    '<p>【责任编辑：市府办】</p><p>【收藏】【打印】</p>',
  ])('drops what follows the text: %s', (behind) => {
    const letter = '<p>近年来，我市新建学校8所，新增学位9600个。</p><p>玉环市教育局</p><p>2024年5月20日</p>'
    expect(textOf(letter + behind)).toBe(
      '近年来，我市新建学校8所，新增学位9600个。\n玉环市教育局\n2024年5月20日',
    )
  })

  it('drops the comments of a page', () => {
    const page = '<p>答复如下，一、工作情况。</p><div id="comments"><h3>发表回复</h3></div>'
    expect(textOf(page)).toBe('答复如下，一、工作情况。')
  })

  it.each([
    '主办单位：市科技局',
    '承办单位：市水利局',
    '大中小企业融通发展',
    '联系人：甲',
    '关闭落后产能12家',
    '[办理结果标注(A1)]',
  ])('keeps the line %s', (line) => {
    expect(textOf(`<p>甲，乙。</p><p>${line}</p><p>丙。</p>`)).toContain(line)
  })

  it('keeps the text of a page whose column is called nav', () => {
    const prose = '我市高度重视农村公路管护工作，建立了三级路长制，落实资金一千二百万元。'.repeat(5)
    expect(textOf(`<div id="nav"><p>${prose}</p></div><p>版权所有</p>`)).toBe(prose)
  })

  it('cuts the footer, but no sentence that speaks of technical support or copyright', () => {
    const body = [
      '二、强化技术支持：组织专家下乡，开展版权所有人登记服务，全年服务企业120家。',
      '三、下一步打算',
      '某某市版权局',
      '2024年5月20日',
    ]
    const footer = ['主办：某某市版权局', '版权所有：某某市版权局', '浙ICP备00000000号', '电话：12345']
    expect(textOf([...body, ...footer].map((line) => `<p>${line}</p>`).join(''))).toBe(body.join('\n'))
  })

  it.each([
    ['<title>关于第3号提案的答复-柯桥区人民政府</title>', '', '关于第3号提案的答复', '柯桥区人民政府'],
    ['<title>玉环市教育局_关于第3号提案的答复</title>', '', '关于第3号提案的答复', '玉环市教育局'],
    [
      '<title>关于第3号提案的答复</title>',
      '<div class="footer"><p>主办：玉环市人民政府办公室</p><p>电话：12345</p></div>',
      '关于第3号提案的答复',
      '主办：玉环市人民政府办公室',
    ],
    [
      '<title>关于第3号提案的答复</title>',
      '<p>友情链接</p><p><a href="/1">浙江省人民政府网站</a></p><p>ICP备1号</p>',
      '关于第3号提案的答复',
      undefined,
    ],
  ])('tells the site from %s and the foot %j', (head, foot, title, site) => {
    const { carrier } = read(
      `<html><head>${head}</head><body><p>近年来，我市新建学校8所，新增学位9600个。</p>${foot}</body></html>`,
    )
    expect([carrier.title, carrier.site]).toEqual([title, site])
  })

  it('gives up on elements nested deeper than 512', () => {
    expect(readHtml(Buffer.from('<div>'.repeat(600)))).toBe('bomb')
    expect(textOf(`${'<div>'.repeat(400)}甲`)).toBe('甲')
  })
})
