#!/usr/bin/env node
import module from 'node:module'

module.enableCompileCache?.()
// Traces then name lines of src; to load the maps takes longer than most commands.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true)
try {
  await import('../dist/main.js')
} catch (error) {
  // The program's own files: gone, or more than this account may open at once.
  process.stderr.write(
    `error: helpdesk cannot be loaded: ${process.argv.includes('--debug') ? error.stack : error.message}\nhint: npm run build, or raise ulimit -n\n`,
  )
  process.exitCode = 1
}
