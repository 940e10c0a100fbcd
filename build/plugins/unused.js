/**
 * What libraries load and we do not use: conf's JSON schema validator, commander's way to run other programs.
 * Each costs, up to milliseconds.
 */
const UNUSED = [
  { filter: /^ajv(-formats)?(\/|$)/, importer: /conf/ },
  { filter: /^node:child_process$/, importer: /commander/ },
]

/** Leaves out of the bundle what is imported and never used. */
export const unused = {
  name: 'unused',
  setup(b) {
    for (const { filter, importer } of UNUSED)
      b.onResolve({ filter }, (found) =>
        importer.test(found.importer) ? { path: found.path, namespace: 'unused' } : undefined,
      )
    b.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
      contents: 'export class Ajv2020 {}; export default class {}',
    }))
  },
}
