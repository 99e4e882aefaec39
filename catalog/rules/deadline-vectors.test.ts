import { describe, expect, test } from 'vitest';
import type { FoundDay } from '#domain/calendar/working-days.ts';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { type Clock, type Extension, type Suspension, foldClock } from '#domain/deadline/clock.ts';
import document from '#domain/deadline/deadline-vectors.json' with { type: 'json' };
import { type Term, beforeDay } from '#domain/deadline/term.ts';
import { CALENDAR_YEARS } from './calendar-years.ts';

interface Vector {
  readonly id: string;
  readonly title: string;
  readonly article: string;
  readonly evidence: string;
  readonly start?: string;
  readonly before?: string;
  readonly term: Term;
  readonly extensions?: readonly Extension[];
  readonly suspensions?: readonly Omit<Suspension, 'reason'>[];
  readonly today?: string;
  readonly due: string;
  readonly status?: string;
  readonly provisional?: boolean;
}

const calendar = workingDayCalendar(CALENDAR_YEARS);
const vectors = document.vectors as readonly Vector[];
const label = { zh: '中止', en: 'suspended' };

function clockOf(vector: Vector, start: string): Clock {
  return foldClock({
    rule: { id: vector.id, term: vector.term, basis: { zh: vector.article, en: vector.article }, toBeConfirmed: vector.evidence === 'K' },
    start,
    suspensions: (vector.suspensions ?? []).map((each) => ({ ...each, reason: label })),
    extensions: vector.extensions ?? [],
    today: vector.today ?? start,
    warnWithin: 3,
    calendar,
  });
}

function backwards(vector: Vector): FoundDay {
  return beforeDay(calendar, vector.before ?? '', vector.term);
}

describe('deadlines worked out by hand from the law', () => {
  test.each(vectors.filter((vector) => vector.start))('$id $title ($article)', (vector) => {
    const clock = clockOf(vector, vector.start ?? '');
    expect(clock.due).toBe(vector.due);
    expect(clock.provisional).toBe(vector.provisional ?? false);
    expect(clock.toBeConfirmed).toBe(vector.evidence === 'K');
    if (vector.status) expect(clock.status).toBe(vector.status);
  });

  test.each(vectors.filter((vector) => vector.before))('$id $title ($article)', (vector) => {
    expect(backwards(vector)).toEqual({ day: vector.due, provisional: false });
  });

  test('each names its article and evidence, and no id is used twice', () => {
    expect(new Set(vectors.map((vector) => vector.id)).size).toBe(vectors.length);
    expect(vectors.filter((vector) => !vector.article || !['V', 'K', 'S'].includes(vector.evidence))).toEqual([]);
  });
});
