'use strict'
// Says which modules everyday command lines ask for, as JSON: all of them, those on SQLite, those on MySQL.
process.env.HELPDESK_CODE_CACHE = 'off'
const { asked, load } = require('./loader.cjs')

async function record() {
  const groups = {}
  load('main')
  const { warm } = load('warm')
  asked.delete('warm')
  await warm((group) => {
    groups[group] = [...asked]
    asked.clear()
  })
  const { all, sqlite, mysql } = groups
  process.stdout.write(JSON.stringify({ all, sqlite, mysql }))
}

record().then(() => process.exit(0))
