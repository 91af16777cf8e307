import { IndexWriter } from '../../src/indexing/index-writer.ts'
import { contextFor } from './build-index.ts'
import { readAs, sampleReply } from './sample-replies.ts'

// Run as a program: replaces the reply `other` in the index of the folder given.
const folder = process.argv[2] ?? ''
const writer = await IndexWriter.open(contextFor(folder))
const changed = sampleReply('other', ['全面推行河长制。'])
await writer.replaceSource(changed.source, 'file-2', [readAs(changed, '2')])
await writer.finish([folder])
await writer.close()
