/**
 * To import `node:process` asks for each of its members, and so opens all three standard streams, 6 ms; the global is
 * the same object. What chalk finds out of the process and its terminals is never used: its level is always given.
 */
export const globalProcess = {
  name: 'process',
  setup(b) {
    b.onResolve({ filter: /^(node:)?process$/ }, ({ path, kind }) => ({
      path,
      namespace: kind === 'require-call' ? 'process-required' : 'process-imported',
    }))
    b.onLoad({ filter: /.*/, namespace: 'process-required' }, () => ({ contents: 'module.exports = process' }))
    b.onLoad({ filter: /.*/, namespace: 'process-imported' }, () => ({
      contents: 'export default process; export const { hrtime } = process',
    }))
    b.onResolve({ filter: /^#supports-color$/ }, (found) =>
      /chalk/.test(found.importer) ? { path: found.path, namespace: 'no-colour' } : undefined,
    )
    b.onLoad({ filter: /.*/, namespace: 'no-colour' }, () => ({
      contents: 'export default { stdout: false, stderr: false }',
    }))
  },
}
