import { isIP } from 'node:net'
import type { RequestHandler } from 'express'
import { HttpProblem } from './problems.ts'

/** 415 for a compressed request body: nobody here sends one, and decompressing them has been a way in
 *  (CVE-2026-111497 in the Brotli decoder of Node before 22.23.4). */
export const refuseEncodedBodies: RequestHandler = (request, _response, next) => {
  const encoding = request.get('Content-Encoding')
  if (encoding === undefined || encoding.toLowerCase() === 'identity') {
    next()
    return
  }
  throw new HttpProblem({
    status: 415,
    title: '不接受压缩的请求',
    details: ['请去掉请求头 Content-Encoding 后再试。'],
  })
}

/** The longest search box, 2,000 characters at nine a piece, and some filters; the browser sends it again as the referrer,
 *  and both must stay below what `listen.ts` takes. */
const LONGEST_ADDRESS = 19_000

/** 414 for an address longer than any page of ours has. */
export const refuseLongAddresses: RequestHandler = (request, _response, next) => {
  if (request.originalUrl.length <= LONGEST_ADDRESS) {
    next()
    return
  }
  throw new HttpProblem({
    status: 414,
    title: '网址太长',
    details: [
      `网址有 ${request.originalUrl.length} 个字符，至多 ${LONGEST_ADDRESS} 个（汉字编码后一个算九个）。`,
      '请缩短检索词，或者把长文字粘贴到检索框里提交，它不会进网址。',
    ],
    wayOn: { href: '/search', label: '重新检索' },
  })
}

const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** 421 for a request to a host name that is not ours, so that a foreign page cannot reach a server on this machine
 *  through a name of its own (DNS rebinding). An IP address is always accepted: it needs no name. */
export function refuseForeignHosts(allowedHosts: readonly string[]): RequestHandler {
  const allowed = new Set([...loopbackNames, ...allowedHosts.map((name) => name.toLowerCase())])
  return (request, _response, next) => {
    const [host, ...others] = request.headersDistinct['host'] ?? []
    const name = host === undefined || others.length > 0 ? null : hostName(host)
    if (name !== null && (allowed.has(name) || isAddress(name))) {
      next()
      return
    }
    throw new HttpProblem({
      status: 421,
      title: '不是本站的域名',
      details: ['本服务器不认识请求中的域名。管理员可以把它加入允许的域名。'],
    })
  }
}

/** The lower-case name without the port; null when the header is malformed. */
function hostName(host: string): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?$/i.exec(host)
  return match?.[1]?.toLowerCase() ?? null
}

function isAddress(name: string): boolean {
  return isIP(name) === 4 || (name.startsWith('[') && isIP(name.slice(1, -1)) === 6)
}

/** 405 for anything but GET and HEAD, and POST where `posted` has the path; for anything but POST where `onlyPosted`
 *  has it. Nothing here changes anything, and only texts too long for a URL are posted. */
export function refuseOtherMethods(posted: readonly string[], onlyPosted: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const isPosted = onlyPosted.includes(request.path)
    const allowed = [
      ...(isPosted ? [] : ['GET', 'HEAD']),
      ...(isPosted || posted.includes(request.path) ? ['POST'] : []),
    ]
    if (allowed.includes(request.method)) {
      next()
      return
    }
    response.set('Allow', allowed.join(', '))
    throw new HttpProblem({
      status: 405,
      title: '不支持这种请求',
      details: [`本站只读：这个网址只接受 ${allowed.join('、')} 请求。`],
    })
  }
}
