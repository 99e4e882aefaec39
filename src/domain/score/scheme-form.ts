import type { Label } from '../text.ts';
import type { Method, SchemeItem, Step } from './scheme.ts';

/** An item as its form holds it: points as people write them, and the numbers that its method needs. */
export interface ItemValues {
  readonly indicator: string;
  readonly method: string;
  readonly points?: number;
  readonly zero?: number;
  readonly full?: number;
  /** `10:3；20:8`: 3 points from 10, 8 from 20. */
  readonly steps?: string;
  readonly per?: number;
  readonly each?: number;
  readonly limit?: number;
}

/** An item read from its form, or what is wrong with it. */
export type ReadItem = { readonly ok: true; readonly item: SchemeItem } | { readonly ok: false; readonly problem: Label };

const hundredths = (points: number): number => Math.round(points * 100);

/** Reads an item; the problem says which numbers are missing or cannot be. */
export function readItem(values: ItemValues): ReadItem {
  const method = methodOf(values);
  if ('zh' in method) return { ok: false, problem: method };
  const points = method.kind === 'veto' ? 0 : hundredths(values.points ?? 0);
  if (method.kind !== 'veto' && points <= 0) return { ok: false, problem: { zh: '请填写大于 0 的分值。', en: 'Give the points, more than 0.' } };
  return { ok: true, item: { indicator: values.indicator, points, method } };
}

function methodOf({ method, zero, full, steps, per, each, limit }: ItemValues): Method | Label {
  switch (method) {
    case 'linear':
      if (zero === undefined || full === undefined || zero === full) return { zh: '线性评分须填“零分值”和“满分值”，且不能相等。', en: 'A linear item needs the value of no points and of full points, not the same.' };
      return { kind: 'linear', zero, full };
    case 'stepped':
      return steppedOf(steps ?? '');
    case 'bonus':
      if (per === undefined || per <= 0 || each === undefined || each <= 0) return { zh: '加分项须填“每满”和“加分”，且大于 0。', en: 'A bonus needs the size of its step and its points, both more than 0.' };
      return { kind: 'bonus', per, points: hundredths(each) };
    default:
      return limit === undefined ? { zh: '否决项须填“不得超过”。', en: 'A veto needs the limit that must not be exceeded.' } : { kind: 'veto', limit };
  }
}

const STEP = /^\s*(-?\d+(?:\.\d+)?)\s*[:：]\s*(\d+(?:\.\d{1,2})?)\s*$/;

function steppedOf(text: string): Method | Label {
  const steps = text.split(/[;；,，\n]/).filter((part) => part.trim() !== '').map((part): Step | undefined => {
    const match = STEP.exec(part);
    return match ? { from: Number(match[1]), points: hundredths(Number(match[2])) } : undefined;
  });
  const read = steps.filter((step) => step !== undefined);
  if (read.length === 0 || read.length < steps.length) return { zh: '阶梯写作“10:3；20:8”，即达到 10 得 3 分、达到 20 得 8 分。', en: 'Write steps as 10:3; 20:8 – 3 points from 10, 8 from 20.' };
  return { kind: 'stepped', steps: read };
}
