// Runs the source that the first argument names, where Node does not read TypeScript itself. As `require` tsx needs no
// thread of its own, as `import` one of 30 MB; all that is given up for it is `await` outside of functions.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
require('tsx/cjs')
require(process.argv[2] ?? '')
