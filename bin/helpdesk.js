#!/usr/bin/env node
import module from 'node:module'

module.enableCompileCache?.()
// Traces then name lines of src; to load the maps takes longer than most commands.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true)
await import('../dist/main.js')
