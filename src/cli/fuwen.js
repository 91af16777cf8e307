#!/usr/bin/env node
import { register } from 'tsx/esm/api'

// The sources are run as they are: there is no build step and no second tree to keep in step.
register()
await import('./main.ts')
