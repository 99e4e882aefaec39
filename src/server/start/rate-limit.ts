/** How many calls one address may make: a burst, refilled evenly over a minute. */
export interface RateLimit {
  /** Whether a call may go on; counts it. */
  admits(address: string, now: number): boolean;
}

interface Bucket {
  level: number;
  at: number;
}

const MINUTE = 60_000;
const MOST_ADDRESSES = 50_000;

/** Keeps nothing about an address longer than a minute after its last call, and nothing on disk. */
export function rateLimit(perMinute: number): RateLimit {
  const buckets = new Map<string, Bucket>();
  const forget = (now: number): void => {
    for (const [address, { at }] of buckets) if (now - at > MINUTE) buckets.delete(address);
  };
  return {
    admits(address, now) {
      if (buckets.size > MOST_ADDRESSES) forget(now);
      const bucket = buckets.get(address) ?? { level: perMinute, at: now };
      const level = Math.min(perMinute, bucket.level + ((now - bucket.at) * perMinute) / MINUTE);
      buckets.set(address, { level: Math.max(0, level - 1), at: now });
      return level >= 1;
    },
  };
}
