#!/usr/bin/env node
const { argv, env } = process

/** The program's own files: more than this account may open at once, or gone. */
const WAYS_OUT = {
  EMFILE: ['raise ulimit -n', 'augmentez ulimit -n'],
  ENFILE: ['close other programs', 'fermez d’autres programmes'],
  ELSE: [
    'run it again where helpdesk was just replaced, else install it again (in a checkout: npm ci)',
    'relancez la commande si helpdesk vient d’être remplacé, sinon réinstallez-le (dans une copie du dépôt : npm ci)',
  ],
}

/** Nothing of the program can be asked for its words, or for its signs. */
function notLoaded(error) {
  const isFrench = /^fr/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
  const [why] = error.message.split('\n')
  const hint = (WAYS_OUT[error.code] ?? WAYS_OUT.ELSE)[Number(isFrench)]
  const message = isFrench ? `helpdesk ne peut pas être chargé : ${why}` : `helpdesk cannot be loaded: ${why}`
  const text = argv.includes('--json')
    ? JSON.stringify({ error: { code: 'INTERNAL', message, hint } })
    : `error: ${message}\nhint: ${hint}`
  process.stderr.write(`${text}\n${argv.includes('--debug') ? `${error.stack}\n` : ''}`)
  process.exit(1)
}

try {
  require('../dist/loader.cjs').start().catch(notLoaded)
} catch (error) {
  notLoaded(error)
}
