#!/usr/bin/env node
/** The program's own files: gone, or more than this account may open at once. */
function notLoaded(error) {
  const message = process.argv.includes('--debug') ? error.stack : error.message
  process.stderr.write(`error: helpdesk cannot be loaded: ${message}\nhint: npm run build, or raise ulimit -n\n`)
  process.exit(1)
}

try {
  require('../dist/loader.cjs').start().catch(notLoaded)
} catch (error) {
  notLoaded(error)
}
