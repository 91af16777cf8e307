import type { HtmlLine } from './html-lines.ts'

/** A page parted into what it publishes and what it says of its own site. */
export interface PageParts {
  readonly lines: readonly string[]
  /** Lines of menus and footer that name the site and its owner: 主办：某某市人民政府办公室. */
  readonly ofSite: readonly string[]
}

/** Parts a page; what is neither published nor says whose site it is goes. */
export function partPage(lines: readonly HtmlLine[]): PageParts {
  const kept = withoutFurniture(lines)
  const held = new Set(kept)
  const ofSite = lines.flatMap((line) => (namesSite(line) && !held.has(line.text) ? [line.text] : []))
  return { lines: kept, ofSite: [...new Set(ofSite)].slice(0, mostOfSite) }
}

/** A site says no more than this of itself, in lines and in characters a line. */
const mostOfSite = 8
const longestOfSite = 120

const ofOwner = /^(?:主 ?办|承 ?办|开 ?办|网站主办|网站名称)|版权所有|位置 ?[:：]|Copyright|©/i
/** The links to other sites end so, too. */
const siteName = /(?:政府|委员会|[局厅部委办])(?:官方|门户)?网站?$/

function namesSite({ text, linked }: HtmlLine): boolean {
  return text.length <= longestOfSite && (ofOwner.test(text) || (linked === 0 && siteName.test(text)))
}

/** The lines of a page that belong to what it publishes: without menus, breadcrumbs, share and print bars, lists
 *  of other pages and the site's footer. */
function withoutFurniture(lines: readonly HtmlLine[]): string[] {
  const trimmed = inTrustedZones(lines)
    .map((line) => ({ ...line, text: withoutBars(line.text) }))
    .filter((line) => line.text !== '' && !isFurnitureLine(line.text))
  return withoutFooter(withoutMenus(trimmed)).map((line) => line.text)
}

/** Some sites wrap the whole page in a form, or call the column of the text `nav`: what holds most of the prose
 *  is no furniture, whatever its name. */
function inTrustedZones(lines: readonly HtmlLine[]): readonly HtmlLine[] {
  const body = proseLength(lines.filter((line) => line.zone === 'body'))
  const form = proseLength(lines.filter((line) => line.zone === 'form'))
  const furniture = proseLength(lines.filter((line) => line.zone === 'furniture'))
  const keepsForm = form > body
  const keepsFurniture = furniture > 4 * (body + form)
  return lines.filter(
    (line) => line.zone === 'body' || (line.zone === 'form' ? keepsForm || keepsFurniture : keepsFurniture),
  )
}

function proseLength(lines: readonly HtmlLine[]): number {
  return lines.reduce((sum, line) => sum + (line.text.length - line.linked), 0)
}

/** 【字体：大 中 小】 and its like, wherever they stand in a line. */
const bars =
  /[【[（(]?\s?(?:字体|字号)(?:大小)?\s?[:：]?\s?[[(（【]?\s?(?:(?:特大|大|中|小|默认|正常|超大)[\s|/、]{0,3}){2,4}[】\])）]{0,2}|[【[]\s?(?:打印|关闭|收藏)(?:本页|此页|窗口|页面)?\s?[】\]]|[【[]?(?:责任编辑|责编)[:：][^。】\]]{0,20}[】\]]/g

/** 浏览次数：123 打印 at the end of the line that names date and source. */
const barAtEnd =
  /(?:(?: |(?<=\d))(?:(?:浏览|访问|点击|阅读)(?:次数|量|数)[:：]? ?[0-9]{0,9} ?次?|打印|关闭|收藏|分享(?:到|至)?[:：]? ?(?:微信|微博|新浪|腾讯|QQ空间|QQ好友|朋友圈|[ 、|]){0,12}|纠错))+ ?$/

function withoutBars(text: string): string {
  return text.replace(bars, ' ').replace(/ {2,}/g, ' ').replace(barAtEnd, '').trim()
}

/** Words of buttons: a line of nothing else is a bar. */
const barWords =
  /我要|打印|打 印|关闭|关 闭|本页|此页|窗口|页面|正文|收藏|加入|设为首页|首页|分享|分享到|到|微信|微博|新浪|腾讯|QQ空间|QQ好友|朋友圈|人人网|扫一扫|在手机打开当前页|二维码|返回|顶部|上一页|下一页|纠错|保存|下载|字体|字号|放大|缩小|大|中|小|繁體|简体|无障碍|阅读|长者|模式|关怀版|登录|注册|搜索|语音播报|朗读|点赞|[\s|｜:：【】[\]()（）<>《》/\\·•、,，+＋A－-]+/g

const furnitureLines: readonly RegExp[] = [
  /^(?:上|下)一?(?:篇|条|则|页)(?:[:：\s]|$)/,
  /^[【[]?(?:您?(?:的)?当前(?:的)?位置|您(?:现在)?(?:的|所在)?的?位置|您现在的位置|现在(?:的)?位置|所在位置|位置导航)[】\]]?(?:是|[:：>\s]|$)/,
  /^(?:首页|网站首页)\s*[>＞»›/-]/,
  /^(?:浏览|访问|点击|阅读)(?:次数|量|数|人数)?[:：]?\s*\d*\s*次?$/,
  /^(?:扫一扫|扫描二维码|用手机扫|手机扫码|分享到|分享至|相关(?:链接|文章|新闻|稿件|阅读|信息)|友情链接|相关附件)[^。]{0,20}$/,
  // Pictures and links of Markdown, and buttons; [办理结果标注(A1)] is of the letter.
  /^(?:(?:!\[[^\]]*\](?:\([^)]*\))?|\[[^\]]*\]\([^)]*\)|\[[^\]]{0,6}\])\s*)+$/,
]

function isFurnitureLine(text: string): boolean {
  if (text.length <= 60 && text.replace(barWords, '') === '') return true
  return furnitureLines.some((pattern) => pattern.test(text))
}

/** A list of links is a menu or a list of other pages; one link among prose, and an annex, is the text's own. */
function withoutMenus(lines: readonly HtmlLine[]): HtmlLine[] {
  const first = lines.findIndex(isProse)
  const last = lines.findLastIndex(isProse)
  return lines.filter((line, at) => {
    if (!isLinkLine(line)) return true
    if (/附件|\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)\b/i.test(line.text)) return true
    const isAlone = !isLinkLine(lines[at - 1]) && !isLinkLine(lines[at + 1])
    return isAlone && at > first && at < last
  })
}

/** Lists of other pages name their days beside the links. */
const besideLink = /[[(（]?(?:19|20)[0-9]{2}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?[\])）]?|[\s|>]/g

function isLinkLine(line: HtmlLine | undefined): boolean {
  if (line === undefined || line.linked === 0) return false
  return line.linked >= line.text.replace(besideLink, '').length * 0.7
}

function isProse(line: HtmlLine): boolean {
  return line.text.length - line.linked >= 30 && /[，。；：,;]/.test(line.text)
}

const footerMark =
  /ICP备|公网安备|网站标识码|版权所有(?![人者权])|Copyright ?[©(\d]|^©|网站支持IPv6|^(?:技术支持|网站地图|网站声明)|建议使用.{0,30}浏览器/i
const footerLine = /^(?:主办|承办|协办|维护|运维|地址|邮编|邮政编码|网站管理|关于我们|政务服务热线)/

/** Cuts the site's footer off: what stands behind the last sentence of the text, from the owner's line on. */
function withoutFooter(lines: readonly HtmlLine[]): readonly HtmlLine[] {
  const last = lines.findLastIndex((line) => isProse(line) && !isFooterMark(line))
  const mark = lines.findIndex((line, at) => at > last && isFooterMark(line))
  if (mark < 0) return lines
  let end = mark
  while (end > last + 1 && footerLine.test(lines[end - 1]?.text ?? '')) end -= 1
  return lines.slice(0, end)
}

/** A sentence may speak of copyright; a footer is none. */
function isFooterMark(line: HtmlLine): boolean {
  return footerMark.test(line.text) && !/[。；]$/.test(line.text)
}
