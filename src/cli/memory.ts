import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of both halves of the young generation; V8's own bound is 128 MB. */
const MOST_BYTES = 16 * 2 ** 20;

/**
 * Lets the young generation (新生代) grow to 16 MB and no further: for a process that lasts and is mostly idle. V8 would
 * let it grow with the first burst of work and keep it.
 */
export function boundYoungGeneration(): void {
  let grows: boolean | undefined;
  const look = (): void => {
    const size = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
    const mayGrow = size < MOST_BYTES;
    if (mayGrow !== grows) setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`);
    grows = mayGrow;
  };
  look();
  new PerformanceObserver(look).observe({ entryTypes: ['gc'] });
}

/** The start is over, and nobody has come yet. */
const AFTER_START_MILLIS = 10_000;

/** Collects what starting left behind (启动后回收), once: V8 does so only when the memory is needed again. It takes some 50 ms. */
export function collectAfterStart(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    setFlagsFromString('--no-expose-gc');
  }, AFTER_START_MILLIS).unref();
}
