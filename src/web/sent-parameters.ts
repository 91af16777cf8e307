import express, { type Request } from 'express'

/** The parameters of the request's URL as sent: Express's own parsers are switched off. */
export function sentParameters(request: Request): URLSearchParams {
  const at = request.originalUrl.indexOf('?')
  return new URLSearchParams(at === -1 ? '' : request.originalUrl.slice(at + 1))
}

/** Reads the form of a request as text; 413 where it is longer than any query. */
export const readForm = express.text({ type: 'application/x-www-form-urlencoded', limit: '64kb' })

/** What chat programs, newsletters and counters add to links that people pass on. */
const tracking =
  /^(?:from|isappinstalled|scene|subscene|clicktime|enterid|nsukey|sudaref|spm|scm|fbclid|gclid|msclkid|bd_vid|(?:utm|share|sharer|hm|wx)_?[a-z_]*)$/i

/** The parameters of a page: those of its URL without what others added to the link, and those of a posted form. */
export function pageParameters(request: Request): URLSearchParams {
  const form: unknown = request.body
  const parameters = new URLSearchParams(typeof form === 'string' ? form : '')
  for (const [parameter, value] of sentParameters(request)) {
    if (!tracking.test(parameter)) parameters.append(parameter, value)
  }
  return parameters
}
