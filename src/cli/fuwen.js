#!/usr/bin/env node

// The sources are run as they are: there is no build step and no second tree to keep in step. From 22.18 on Node
// reads TypeScript itself.
if (!Reflect.get(process.features, 'typescript')) (await import('tsx/esm/api')).register()
await import('./main.ts')
