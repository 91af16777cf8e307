// A child of the builder that ends, as a fault of native code would end it, when it is to read a file of a certain name.
import { basename } from 'node:path'
import '../../src/cli/building/builder-child.ts'
import type { Job } from '../../src/cli/building/job.ts'

process.on('message', (job: Job) => {
  if (job.files.some(({ file }) => basename(file.path) === '坏.txt')) process.kill(process.pid, 'SIGKILL')
})
