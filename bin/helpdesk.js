#!/usr/bin/env node
try {
  require('../dist/loader.cjs').start()
} catch (error) {
  // The program's own files: gone, or more than this account may open at once.
  process.stderr.write(
    `error: helpdesk cannot be loaded: ${process.argv.includes('--debug') ? error.stack : error.message}\nhint: npm run build, or raise ulimit -n\n`,
  )
  process.exitCode = 1
}
