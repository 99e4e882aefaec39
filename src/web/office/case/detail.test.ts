import { describe, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { inOrder } from './action-list.tsx';
import { bodyOf, type CaseDetail, CORRECTION_REASON, correctionForm, correctionOf, eventFields, eventsSince, formOf, type ShownAction } from './detail.ts';

const visit = CATALOG.getType('enterprise-visit');
const values = { date: '2026-01-05', team: 'team-1', district: '320102', members: 3, leaderLed: false, problems: [{ id: '1', text: '缺资金', category: 'finance' }] };
const detail = { values, hidden: ['contact'], timeline: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] } as unknown as CaseDetail;
const action = (kind: string, id: string): ShownAction => ({ id, kind, allowed: true, name: { zh: '某', en: 'x' } });

describe('a correction', () => {
  test('offers what the reader sees, and asks for a reason', () => {
    const fields = Object.keys(correctionForm(visit, detail));
    expect(fields).toContain('members');
    expect(fields).not.toContain('contact');
    expect(fields.at(-1)).toBe(CORRECTION_REASON);
  });

  test('sends only what changed, and null for what was emptied', () => {
    const fields = correctionForm(visit, detail);
    const before = { ...values, needs: '需要融资' };
    expect(correctionOf(fields, before, { ...values, members: 4, [CORRECTION_REASON]: '误记' })).toEqual({ members: 4, needs: null });
    expect(correctionOf(fields, values, { ...values })).toEqual({});
  });

  test('becomes the body that the API takes', () => {
    const fields = correctionForm(visit, detail);
    expect(bodyOf(action('correct', 'correct'), fields, detail, { ...values, members: 4, [CORRECTION_REASON]: '误记' })).toEqual({ action: 'correct', input: { reason: '误记', values: { members: 4 } } });
  });
});

test('an approval is sent with its kind and opinion', () => {
  const approve = action('endorse', 'accept');
  const { fields, initial } = formOf(visit, approve, detail);
  expect(Object.keys(fields)).toEqual(['opinion']);
  expect(bodyOf(approve, fields, detail, initial)).toEqual({ action: 'accept', kind: 'endorse', input: { opinion: '同意。' } });
});

test('a declared action asks what its declaration says', () => {
  const { fields } = formOf(visit, action('act', 'solve-problem'), detail);
  expect(Object.keys(fields)).toEqual(['problem', 'solvedOn', 'result']);
  expect(Object.keys(eventFields(visit, { action: 'solve-problem', kind: 'act' }))).toEqual(['opinion', 'reason', 'person', 'problem', 'solvedOn', 'result']);
});

test('what is new since a version is every later event', () => {
  expect(eventsSince(detail, 1).map((event) => event.seq)).toEqual([2, 3]);
  expect(eventsSince(detail, 3)).toEqual([]);
});

test('what is declared as the way on comes first, what mends or ends comes last, what is not allowed not at all', () => {
  const given: ShownAction[] = [action('act', 'extend'), { ...action('act', 'dismiss'), tone: 'danger' }, { ...action('act', 'decide'), tone: 'primary' }, action('correct', 'correct'), { ...action('act', 'serve'), allowed: false }];
  expect(inOrder(given).map(({ id }) => id)).toEqual(['decide', 'extend', 'dismiss', 'correct']);
});
