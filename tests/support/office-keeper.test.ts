import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

const KEEPER = join(import.meta.dirname, 'office-keeper.ts');
const FOR_EVER = 'process.stdout.write("here"); setInterval(() => undefined, 1_000);';

test('what a run started ends soon after the run was killed', async () => {
  const program = join(inject('runFolder'), 'for-ever.mjs');
  fs.writeFileSync(program, FOR_EVER);
  const run = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(run.stdout, 'data');
  const keeper = spawn(process.execPath, [KEEPER, String(run.pid), program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(keeper.stdout, 'data');
  const ended = once(keeper, 'exit');
  run.kill('SIGKILL');
  await expect(ended).resolves.toBeDefined();
});
