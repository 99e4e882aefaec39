import type { KeptDocument } from '../change.ts';
import { dayNumber, newestFirst } from '../days.ts';

/** What decides where a document stands in its segment. */
export interface OrderKey {
  readonly id: number;
  /** Of the filing day. */
  readonly day: number;
}

export const orderKey = ({ document }: KeptDocument): OrderKey => ({ id: document.id, day: dayNumber(document.days.filed) });

/** Newest filed first, then greatest id first. */
export const compareKeys = (a: OrderKey, b: OrderKey): number => newestFirst(a.day) - newestFirst(b.day) || b.id - a.id;
