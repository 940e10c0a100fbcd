import type { TestProject } from 'vitest/node'
import { startGalera } from './galera.js'

/** The tests' server is a node of a cluster, and each process begins with another node of it. */
export default async function setup(project: TestProject) {
  const cluster = await startGalera()
  project.provide('mysqlServer', `mysql://root@${cluster.hosts[0]}`)
  project.provide('clusterHosts', cluster.hosts)
  return () => cluster.stop()
}
