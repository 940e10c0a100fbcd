import { afterAll, beforeAll, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { findPython } from '../helpers/programs.js'
import { runPython } from '../helpers/python.js'
import { createWorld, type World } from '../helpers/world.js'

const python = findPython('import fcntl, pty')

/**
 * Runs a list of 400 tickets, 300 kB of JSON, into a file, then into what `case` tells, and prints what came of it. The
 * pipe is as small as a pipe can be.
 */
const SCRIPT = `import fcntl, json, os, resource, signal, socket, subprocess, sys, threading, time
argv, env, case, folder = json.loads(sys.argv[1])
F_SETPIPE_SZ = 1031

def run(out, err=subprocess.PIPE, **more):
    return subprocess.Popen(argv, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=err, **more)

def whole():
    child = run(subprocess.PIPE)
    return child.communicate()[0]

def read_all(fd, pause):
    got = b''
    while True:
        if pause: time.sleep(pause)
        piece = os.read(fd, 16384)
        if not piece: return got
        got += piece

def pipe():
    r, w = os.pipe()
    fcntl.fcntl(w, F_SETPIPE_SZ, 4096)
    return r, w

def told(child, got):
    err = child.stderr.read().decode() if child.stderr else ''
    return [child.wait(), got if isinstance(got, str) else ('whole' if got == whole() else 'part of %d' % len(got)), err]

if case == 'slow':
    r, w = pipe(); child = run(w); os.close(w); answer = told(child, read_all(r, 0.003))
if case == 'non-blocking':
    r, w = pipe(); os.set_blocking(w, False); child = run(w); os.close(w); answer = told(child, read_all(r, 0.003))
if case == 'filled before':
    r, w = pipe(); os.write(w, b'x' * 4096); child = run(w); os.close(w); time.sleep(1.5); answer = told(child, read_all(r, 0)[4096:])
if case == 'socket':
    a, b = socket.socketpair(); child = run(b.fileno()); b.close(); answer = told(child, read_all(a.fileno(), 0.003))
if case == 'both in one pipe':
    r, w = pipe(); child = run(w, w); os.close(w); answer = told(child, read_all(r, 0.003))
if case == 'closed':
    r, w = pipe(); child = run(w); os.close(w); os.read(r, 10); os.close(r); answer = told(child, '')
if case == 'closed before':
    r, w = pipe(); os.close(r); child = run(w); os.close(w); answer = told(child, '')
if case == 'stuck, Ctrl-C':
    r, w = pipe(); os.write(w, b'x' * 4096); child = run(w); os.close(w); time.sleep(2); child.send_signal(signal.SIGINT)
    try: child.wait(5)
    except subprocess.TimeoutExpired: child.kill()
    answer = told(child, '')
if case == 'appended':
    path = os.path.join(folder, 'appended'); open(path, 'w').write('before')
    with open(path, 'ab') as f: child = run(f); child.wait()
    answer = told(child, open(path, 'rb').read()[6:])
if case == 'file too large':
    with open(os.path.join(folder, 'large'), 'wb') as f:
        child = run(f, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
        answer = told(child, '')
print(json.dumps(answer))`

let world: World
beforeAll(async () => {
  world = await createWorld('sqlite')
  for (let i = 0; i < 400; i++) await world.addTicket()
})
afterAll(() => world.destroy())

it.runIf(python).each([
  ['slow', 0, 'whole', ''],
  ['non-blocking', 0, 'whole', ''],
  ['filled before', 0, 'whole', ''],
  ['socket', 0, 'whole', ''],
  ['both in one pipe', 0, 'whole', ''],
  ['closed', 0, '', ''],
  ['closed before', 0, '', ''],
  ['stuck, Ctrl-C', 130, '', ''],
  ['appended', 0, 'whole', ''],
  [
    'file too large',
    1,
    '',
    'error: The answer cannot be written (EFBIG: file too large, write); what the command did is done.\n',
  ],
])('an answer into standard output: %s', async (what, ...expected) => {
  const env = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: world.folder,
    HELPDESK_DATABASE: world.url,
    HELPDESK_TOKEN: world.tokens.ada ?? '',
  }
  const argv = [process.execPath, PROGRAM, 'ticket', 'list', '--json']
  const answer = await runPython(python ?? '', SCRIPT, '', JSON.stringify([argv, env, what, world.folder]))
  expect(JSON.parse(answer)).toEqual(expected)
})
