'use strict'
// Says all pages of help, as `ready-pages.ts` finds them.
process.env.HELPDESK_CODE_CACHE = 'off'
const { load } = require('./loader.cjs')

load('pages')
  .pages()
  .then((text) => process.stdout.write(text))
