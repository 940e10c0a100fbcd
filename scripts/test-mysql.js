// Runs the test suite on MySQL itself. `npm run test:mysql`, or `npm run test:mysql -- test/story.test.ts`.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { mysqlServer, needMysql } from './mysql-root.js'

needMysql()
const port = await freePort()
const server = mysqlServer(port, ['--skip-log-bin', '--innodb-flush-log-at-trx-commit=0'])
let tests
process.on('SIGINT', () => undefined) // the terminal sends it to the tests too: they end, then the server does
process.on('SIGTERM', () => tests?.kill())
let code = 1
try {
  await server.start()
  code = await runTests()
} finally {
  server.kill()
  await server.ended()
  server.remove()
}
process.exit(code)

function runTests() {
  const env = { ...process.env, HELPDESK_TEST_DATABASE: `mysql://root@127.0.0.1:${port}` }
  tests = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env,
  })
  return new Promise((done) => tests.once('exit', (status) => done(status ?? 1)))
}

async function freePort() {
  const probe = createServer()
  await new Promise((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address()
  await new Promise((done) => probe.close(done))
  return port
}
