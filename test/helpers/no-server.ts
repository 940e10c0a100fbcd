import type { TestProject } from 'vitest/node'

/** Leaves the MySQL half of the tests out, as was asked for. */
export default (project: TestProject) => project.provide('mysqlServer', null)
