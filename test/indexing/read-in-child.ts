import { open } from 'lmdb'
import { PAGE_SIZE } from '../../src/indexing/lmdb-page.ts'

// Reads one state of the index file given until told to end, as a long query does.
const [path = ''] = process.argv.slice(2)
const root = open({ path, noSubdir: true, readOnly: true, pageSize: PAGE_SIZE })
// Kept until the end: one that nobody refers to may be collected, and its state given up.
const transaction = root.useReadTransaction()
process.stdin.resume()
process.stdin.on('end', () => {
  transaction.done()
  process.exit()
})
process.stdout.write('reading')
