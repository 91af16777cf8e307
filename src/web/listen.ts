import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { securityHeaders } from './security-headers.ts'

/** A server that answers. */
export interface Listening {
  /** Such as `http://127.0.0.1:3000`; the loopback address where the server listens on every address. */
  readonly url: string
  /** Answers what has begun, then ends; after eight seconds it ends regardless. */
  close(): Promise<void>
}

/** The address cannot be listened on; the message (Chinese) says why and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

const hardStopMs = 8_000

/** Node looks so often for requests that take too long. */
const CHECKING_MS = 1_000

/** Serves `app` on `host` and `port` (0: any free one). A request must be sent within `requestMs`, its headers within
 *  two thirds of that. Rejects with a `ListenError` when the port is taken or
 *  forbidden, or the host is not of this machine. */
export async function listen(
  app: RequestListener,
  { host, port, requestMs = 15_000 }: { host: string; port: number; requestMs?: number },
): Promise<Listening> {
  const server = createServer(
    {
      // Without scripts the search box sends 2,000 characters as a URL of 18 kB, and again as its referrer.
      maxHeaderSize: 40 * 1024,
      headersTimeout: Math.round((requestMs * 2) / 3),
      requestTimeout: requestMs,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: Math.min(CHECKING_MS, requestMs),
      // Node would refuse who names no host without any of our headers; the app does it with them.
      requireHostHeader: false,
    },
    closeInTheEnd(app),
  )
  server.on('checkExpectation', refuseExpectation)
  server.maxConnections = 500
  server.on('clientError', answerClientError)
  await bind(server, host, port)
  return { url: urlOf(server, host), close: () => close(server) }
}

/** One connection answers so many requests. */
const MOST_REQUESTS = 1_000

/** Has the last answer of a connection say that it is. Node's own limit answers whatever was sent behind that with a 503
 *  that has none of our headers. */
function closeInTheEnd(app: RequestListener): RequestListener {
  const answered = new WeakMap<Socket, number>()
  return (request, response) => {
    const count = (answered.get(request.socket) ?? 0) + 1
    answered.set(request.socket, count)
    if (count >= MOST_REQUESTS) response.setHeader('Connection', 'close')
    app(request, response)
  }
}

/** Nothing but `100-continue` can be expected of this server. */
function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  response
    .writeHead(417, { ...plainHeaders, Connection: 'close' })
    .end('请求头 Expect 的要求不能满足。请去掉它再试。\n')
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)))
    server.listen(port, host, resolve)
  })
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const options = { cause: error }
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError(
        `端口 ${port} 已被占用：请用 --port 换一个端口，或者先停掉占用它的程序。`,
        options,
      )
    case 'EACCES':
      return new ListenError(`没有权限使用端口 ${port}：请用 --port 换一个 1024 以上的端口。`, options)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ListenError(`地址 ${host} 不属于本机，端口 ${port} 未能打开：请检查 --host。`, options)
    default:
      return error
  }
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo // a TCP server that listens always has one
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Connections kept alive for a next request would hold the server open: they are closed as they fall idle. */
function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const hardStop = setTimeout(() => server.closeAllConnections(), hardStopMs)
    server.close((error) => {
      clearInterval(sweep)
      clearTimeout(hardStop)
      if (error) reject(error)
      else resolve()
    })
  })
}

const tooLong = '请求过长：网址与请求头合计不能超过 40 KB。请缩短检索词后再试。'

const clientErrors = new Map([
  ['HPE_HEADER_OVERFLOW', { status: 431, text: tooLong }],
  [
    'HPE_INVALID_URL',
    {
      status: 400,
      text: '网址里的汉字没有编码。浏览器会自动编码；用 curl 时请写：curl --get --data-urlencode "q=检索词" 地址',
    },
  ],
  ['ERR_HTTP_REQUEST_TIMEOUT', { status: 408, text: '请求没有在限定的时间内发完。请再试一次。' }],
])
const malformed = { status: 400, text: '无法读懂这个请求。' }

/** Of every answer that the app does not give. */
const plainHeaders = {
  ...securityHeaders,
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-store',
}

/** What Node tells of a request that it refuses. */
interface ClientError extends NodeJS.ErrnoException {
  /** What was being read then. */
  readonly rawPacket?: Buffer
}

/** A request that Node itself refuses never reaches the app; it gets the same headers and a plain sentence. */
function answerClientError(error: ClientError, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const { status, text } = isAddressTooLong(error)
    ? { status: 414, text: tooLong }
    : (clientErrors.get(error.code ?? '') ?? malformed)
  const body = `${text}\n`
  const length = { 'Content-Length': String(Buffer.byteLength(body)) }
  const headers = { ...plainHeaders, ...length, Connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`)
}

/** Whether the limit was passed within the first line, which no line break ends. */
function isAddressTooLong({ code, rawPacket }: ClientError): boolean {
  return code === 'HPE_HEADER_OVERFLOW' && rawPacket !== undefined && !rawPacket.includes('\n')
}
