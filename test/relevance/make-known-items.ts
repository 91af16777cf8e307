import { readFileSync, writeFileSync } from 'node:fs'
import { invented } from './corpus.ts'
import { judgementFile, knownItemsBelow, writeRow } from './judgements.ts'
import { KNOWN_ITEMS, makeKnownItems } from './known-items.ts'

// Run as a program when the generator has changed: writes the known items anew, below what was judged by hand.
const [byHand = ''] = readFileSync(judgementFile, 'utf8').split(knownItemsBelow)
const rows = makeKnownItems(invented(), KNOWN_ITEMS).map(writeRow)
writeFileSync(judgementFile, `${byHand}${knownItemsBelow}\n${rows.join('\n')}\n`)
