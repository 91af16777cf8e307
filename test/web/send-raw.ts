import { connect } from 'node:net'

/** All that the server at `url` sends after `request`, which goes out as it stands (fetch would tidy it), until it closes
 *  the connection. With `hold` the request is not said to be at its end. */
export function sendRaw(url: string, request: string, { hold = false } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
    if (hold) socket.write(request)
    else socket.end(request)
  })
}
