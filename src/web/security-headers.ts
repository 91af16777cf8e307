import type { RequestHandler } from 'express'

/** What every answer carries, whatever its status; `listen.ts` sends the same with what never reaches the app.
 *  A table of our own instead of a package, because both places need it. Nothing but our own style sheet, images
 *  and scripts may load: no inline script or style, no frame, no plug-in, no form to elsewhere. No HSTS: whether
 *  there is TLS is known only to the proxy in front. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "script-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
}

/** Sets `securityHeaders` on the answer. */
export const sendSecurityHeaders: RequestHandler = (_request, response, next) => {
  response.set(securityHeaders)
  next()
}
