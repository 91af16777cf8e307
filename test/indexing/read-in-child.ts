import { open } from 'lmdb'
import { PAGE_SIZE } from '../../src/indexing/lmdb-page.ts'

// Reads one state of the index file given until told to end, as a long query does.
const [path = ''] = process.argv.slice(2)
const root = open({ path, noSubdir: true, readOnly: true, pageSize: PAGE_SIZE })
root.useReadTransaction()
process.stdin.resume()
process.stdin.on('end', () => process.exit())
process.stdout.write('reading')
