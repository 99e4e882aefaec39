import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { IdleWatch } from './idle-watch.ts';

test('an idle watch tells once when nothing has happened for so long, and again after the next time', async () => {
  let times = 0;
  const told = Array.from({ length: 2 }, () => Promise.withResolvers<void>());
  const watch = new IdleWatch(30, () => told[times++]?.resolve());
  const alive = setInterval(() => undefined, 1000);
  watch.touch();
  await told[0]?.promise;
  await delay(60);
  expect(times).toBe(1);
  watch.touch();
  await told[1]?.promise;
  watch.touch();
  watch.end();
  await delay(60);
  expect(times).toBe(2);
  clearInterval(alive);
});

test('it waits from what happened last', async () => {
  let idle = false;
  const watch = new IdleWatch(400, () => (idle = true));
  for (let time = 0; time < 6; time++) {
    watch.touch();
    await delay(100);
  }
  expect(idle).toBe(false);
  watch.end();
});
