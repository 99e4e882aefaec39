import { expect, test } from 'vitest';
import type { ClockShown } from './clock-ruler.tsx';
import { leadingOf } from './clocks.tsx';

const clock = (id: string, status: string, due: string, main = false): ClockShown => ({ id, status, due, main }) as ClockShown;

test('the main clock leads while it runs', () => {
  expect(leadingOf([clock('serve', 'running', '2026-01-02'), clock('close', 'suspended', '2026-04-01', true)])?.id).toBe('close');
});

test('once it has stopped, the running clock that ends first leads', () => {
  const clocks = [clock('close', 'met', '2026-04-01', true), clock('archive', 'running', '2026-06-01'), clock('sue', 'overdue', '2026-05-01')];
  expect(leadingOf(clocks)?.id).toBe('sue');
});

test('when all have stopped the main one still says how it went; without clocks there is none', () => {
  expect(leadingOf([clock('serve', 'met', '2026-01-02'), clock('close', 'missed', '2026-04-01', true)])?.id).toBe('close');
  expect(leadingOf([])).toBeUndefined();
});
