import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopModelCity } from './office.ts';
import { findPostgresPrograms, stopCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of this run, shared by all test files and removed at its end. */
    runFolder: string;
  }
}

/**
 * Gives the run a folder. Databases are made in it by the first test file that needs one, so that a run of pure
 * tests pays nothing; at the end the PostgreSQL cluster and the model city
 * are stopped and the folder removed.
 */
export default function setup(project: TestProject): () => Promise<void> {
  const runFolder = fs.mkdtempSync(join(tmpdir(), 'zhishu-test-'));
  fs.chmodSync(runFolder, 0o755);
  project.provide('runFolder', runFolder);
  if (!findPostgresPrograms()) {
    console.warn('Tests on PostgreSQL are skipped: no server programs in /usr/lib/postgresql (set ZHISHU_TEST_POSTGRES to their folder). The embedded half runs.');
  }
  return async () => {
    await stopModelCity(runFolder);
    const cluster = join(runFolder, 'postgres');
    const programs = findPostgresPrograms();
    if (programs && fs.existsSync(join(cluster, 'data', 'postmaster.pid'))) stopCluster(programs, cluster);
    fs.rmSync(runFolder, { recursive: true, force: true });
  };
}
