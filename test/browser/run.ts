import { parseCLI, startVitest } from 'vitest/node'

// `npm run test:browser`: vitest over this folder, with one site and one browser for all files. Takes vitest's own
// arguments: `npm run test:browser -- reply-page -t copies`.
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
const vitest = await startVitest('test', filter.length > 0 ? filter : ['test/browser'], {
  ...options,
  include: ['test/browser/*.test.ts'],
  globalSetup: 'test/browser/open-once.ts',
  testTimeout: 60_000,
  // Each file waits for its browser more than it works.
  maxWorkers: 2,
})
await vitest.close()
