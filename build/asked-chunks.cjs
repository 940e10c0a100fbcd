'use strict'
// Says which chunks everyday command lines ask for, as JSON: by the unit that is made of them, in order.
process.env.HELPDESK_CODE_CACHE = 'off'
const { asked, load } = require('./loader.cjs')

async function record() {
  const packs = []
  load('main')
  const { warm } = load('warm')
  asked.delete('warm')
  await warm((pack) => {
    if (pack) packs.push([pack, [...asked]])
    asked.clear()
  })
  process.stdout.write(JSON.stringify(packs))
}

record().then(() => process.exit(0))
