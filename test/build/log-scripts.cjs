// Loaded before the program: writes to the file that HELPDESK_SCRIPTS names which packs it ran, and what became of their
// caches.
const { appendFileSync } = require('node:fs')
const vm = require('node:vm')

vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options)
    const outcome = this.cachedDataRejected ? 'rejected' : 'used'
    const cache = options.cachedData ? outcome : 'none'
    appendFileSync(process.env.HELPDESK_SCRIPTS, `${options.filename.replace(/^.*\/([a-z]+).*$/, '$1')} ${cache}\n`)
  }
}
