#!/usr/bin/env node

import module from 'node:module'
import { fileURLToPath } from 'node:url'

// From Node 22.8 on compiled code is kept for the next run: beside the packages, not in a folder that others may write
// to. Where nothing can be written, nothing is kept.
const cache = fileURLToPath(new URL('../../node_modules/.cache/fuwen', import.meta.url))
Reflect.get(module, 'enableCompileCache')?.(cache)

// The sources are run as they are: there is no build step and no second tree to keep in step. From 22.18 on Node
// reads TypeScript itself.
if (!Reflect.get(process.features, 'typescript')) (await import('tsx/esm/api')).register()
await import('./main.ts')
