import { describe, expect, test } from 'vitest';
import { count, date, list, longText, optional, party, text, type ValuesOf } from '../form/index.ts';
import { line } from '../posting/line.ts';
import { postingsBetween } from '../posting/difference.ts';
import { clocksOf } from './clocks.ts';
import { SYSTEM } from '../access/actor.ts';
import { decideAdoption, mayApprove, refusalOf } from './decide.ts';
import { action, defineCaseType, defineLedger } from './define.ts';
import { applyEvent, foldCase } from './fold.ts';
import { Life, staff } from './testing/life.ts';
import type { CaseType } from './case-type.ts';
import { ruleSet } from '../rule/rule-set.ts';
import { workingDayCalendar } from '../calendar/working-days.ts';

const readers = { staff: 'all' } as const;
const by = ['officer@case', 'handler'] as const;
const fields = {
  subject: text({ name: { zh: '事项', en: 'Subject' } }),
  client: party({ name: { zh: '主体', en: 'Client' } }),
  pieces: count({ name: { zh: '件数', en: 'Pieces' }, measure: { zh: '件', en: 'pieces' } }),
  note: optional(longText({ name: { zh: '备注', en: 'Note' } })),
  dueOn: optional(date({ name: { zh: '时限', en: 'Due' } })),
  others: list({ name: { zh: '其他主体', en: 'Others' }, itemName: { zh: '主体', en: 'party' }, of: { who: party({ name: { zh: '主体', en: 'Party' } }) } }),
};
type Matter = ValuesOf<typeof fields>;

const settling = { outcome: text({ name: { zh: '结果', en: 'Outcome' } }) };

const base = {
  id: 'matter',
  version: 1,
  mechanism: 'A01',
  wing: 'governance' as const,
  owner: 'office',
  name: { zh: '事项', en: 'Matter' },
  numbering: '事',
  fields,
  states: { open: { name: { zh: '办理中', en: 'open' } }, done: { name: { zh: '办结', en: 'done' }, ends: true } },
  opening: { name: { zh: '登记', en: 'Open' }, by: ['officer'], state: 'open', asks: ['subject', 'client', 'pieces', 'others'] as const, offers: ['note'] as const },
  actions: {
    settle: action<Matter, typeof settling>({
      name: { zh: '办结', en: 'Settle' },
      from: ['open'],
      to: 'done',
      by,
      asks: ['note'],
      fields: settling,
      approval: [{ role: 'head', name: { zh: '处长', en: 'head' }, ofUnit: true }, { role: 'leader', name: { zh: '局领导', en: 'leader' } }],
      guard: ({ values }) => (values.pieces === 0 ? { zh: '没有可办的。', en: 'Nothing to do.' } : undefined),
    }),
    reopen: { name: { zh: '重办', en: 'Reopen' }, from: ['done'], to: 'open', by },
    note: { name: { zh: '记录', en: 'Note' }, from: ['open'], by, asks: ['note'] as const },
    remark: { name: { zh: '批注', en: 'Remark' }, from: ['open'], by, aside: true, fields: { words: text({ name: { zh: '内容', en: 'Words' } }) } },
    schedule: { name: { zh: '定时限', en: 'Schedule' }, from: ['open'], by, asks: ['dueOn'] as const },
  },
  correction: { by: ['officer@case'] },
  readers,
  deadlines: { due: { name: { zh: '时限', en: 'Due' }, rule: 'own', from: ['schedule'], until: ['settle'], dueFrom: 'dueOn', main: true } },
  title: ({ subject }: Matter) => subject,
  post: ({ values, openedOn }: { values: Matter; openedOn: string }) => [line('pieces', openedOn, values.pieces, { entity: values.client.id })],
};

const matter: CaseType = defineCaseType(base);
const officer = staff('zhang', ['officer']);
const head = staff('li', ['head']);
const leader = staff('wang', ['leader'], { unit: 'D00' });
const INPUT = { subject: '借阅', client: { id: 'p1', name: '甲公司' }, pieces: 3 };
const begun = (): Life => new Life(matter).open(officer, '2022-03-01', INPUT);
const codes = (problems: readonly { code: string }[]): string[] => problems.map(({ code }) => code);

describe('a case folds from its events', () => {
  test('it opens with the values asked, in the opening state, in the unit that took it', () => {
    expect(begun().view).toMatchObject({ state: 'open', version: 1, openedOn: '2022-03-01', openedBy: 'zhang', unit: 'D01', values: { subject: '借阅', pieces: 3, others: [] } });
  });

  test('nobody without the post opens it, and a missing field is named', () => {
    expect(() => new Life(matter).open(leader, '2022-03-01', INPUT)).toThrow('not-your-role');
    expect(() => new Life(matter).open(officer, '2022-03-01', { ...INPUT, subject: '' })).toThrow('"path":"subject"');
  });

  test('folding event by event or all at once gives the same case', () => {
    const life = begun().act(officer, '2022-03-02', 'note', { note: '一' }).act(officer, '2022-03-03', 'note', { note: '二' });
    const identity = { id: 'case-1', number: life.view.number, type: 'matter' };
    const [first, ...rest] = life.events;
    let view = foldCase(() => matter, identity, first ? [first] : []);
    for (const event of rest) view = applyEvent(matter, view, identity, event);
    expect(view).toEqual(life.view);
  });

  test('a day in the future is refused', () => {
    expect(codes(begun().refusal(officer, '2022-03-02', 'note', { note: '一' }, { on: '2022-03-05' }))).toEqual(['guard-refused']);
  });
});

describe('an approval chain', () => {
  const proposed = (): Life => begun().act(officer, '2022-03-02', 'settle', { note: '办完', outcome: '已还' });

  test('a proposal changes nothing until the last step agrees, and takes effect on that day', () => {
    const life = proposed();
    expect(life.view).toMatchObject({ state: 'open', pending: { action: 'settle', step: 0 } });
    expect(life.view.values['note']).toBeUndefined();
    life.endorse('2022-03-03', head);
    expect(life.view).toMatchObject({ state: 'open', pending: { step: 1 } });
    life.endorse('2022-03-04', leader);
    expect(life.view).toMatchObject({ state: 'done', closedOn: '2022-03-04', values: { note: '办完' } });
    expect(life.view.pending).toBeUndefined();
  });

  test('a return and a retraction both leave the case as it was, ready for a new proposal', () => {
    const returned = proposed().act(head, '2022-03-03', 'settle', { opinion: '补正' }, { kind: 'return' });
    expect(returned.view).toMatchObject({ state: 'open' });
    expect(returned.view.pending).toBeUndefined();
    const retracted = proposed().act(officer, '2022-03-03', 'settle', {}, { kind: 'retract' });
    expect(retracted.view.pending).toBeUndefined();
    expect(retracted.act(officer, '2022-03-04', 'settle', { note: '再报', outcome: '已还' }).view.pending?.action).toBe('settle');
  });

  test('only the step’s own post decides, in its own unit, and never on its own proposal', () => {
    const life = proposed();
    expect(codes(life.refusal(leader, '2022-03-03', 'settle', { opinion: '同意' }, { kind: 'endorse' }))).toEqual(['no-approval-pending']);
    expect(codes(life.refusal(staff('zhao', ['head'], { unit: 'D09' }), '2022-03-03', 'settle', { opinion: '同意' }, { kind: 'endorse' }))).toEqual(['no-approval-pending']);
    const both = staff('zhang', ['officer', 'head']);
    expect(mayApprove(matter, life.view, both)).toBe(false);
  });

  test('somebody who stands in for the absent head decides on their behalf, and the event says so', () => {
    const deputy = staff('sun', ['officer'], { delegations: [{ person: 'li', unit: 'D01', functions: [], roles: ['head'] }] });
    const life = proposed().endorse('2022-03-03', deputy);
    expect(life.events.at(-1)).toMatchObject({ actor: 'sun', onBehalfOf: 'li', kind: 'endorse' });
    expect(life.view.pending?.opinions[0]).toMatchObject({ actor: 'sun', onBehalfOf: 'li', opinion: '同意' });
  });

  test('while it waits, nothing else may be done', () => {
    expect(codes(proposed().refusal(officer, '2022-03-03', 'note', { note: '一' }))).toEqual(['approval-pending']);
  });
});

describe('what is refused', () => {
  test('an action based on an old version says which one is current', () => {
    const life = begun().act(officer, '2022-03-02', 'note', { note: '一' });
    expect(life.refusal(officer, '2022-03-02', 'note', { note: '二' }, { basedOn: 1 })).toEqual([{ code: 'stale-version', params: { seen: 1, current: 2 } }]);
  });

  test('what is said aside is never stale, makes nothing stale, and may be said while an approval waits', () => {
    const life = begun().act(officer, '2022-03-02', 'note', { note: '一' }).act(officer, '2022-03-02', 'remark', { words: '请核' }, { basedOn: 1 });
    expect(codes(life.refusal(officer, '2022-03-02', 'note', { note: '二' }, { basedOn: 1 }))).toEqual(['stale-version']);
    expect(codes(life.refusal(officer, '2022-03-02', 'remark', { words: '早了' }, { basedOn: 9 }))).toEqual(['stale-version']);
    life.act(officer, '2022-03-03', 'note', { note: '二' }, { basedOn: 2 });
    expect(life.view.values['note']).toBe('二');
    const waiting = begun().act(officer, '2022-03-02', 'settle', { note: '办完', outcome: '已还' }).act(officer, '2022-03-03', 'remark', { words: '等一下' });
    expect(waiting.endorse('2022-03-04', head, leader).view.state).toBe('done');
    expect(() => defineCaseType({ ...base, actions: { remark: { name: { zh: '批注', en: 'Remark' }, from: ['open'], to: 'done', by, aside: true } } })).toThrow('is said aside, but changes the case');
  });

  test('an action in the wrong state, by the wrong post, or against its guard', () => {
    expect(codes(begun().refusal(officer, '2022-03-02', 'reopen'))).toEqual(['not-in-state']);
    expect(refusalOf(matter, begun().view, 'note', leader, () => ({ zh: '', en: '' }))?.code).toBe('not-your-role');
    const empty = new Life(matter).open(officer, '2022-03-01', { ...INPUT, pieces: 0 });
    expect(codes(empty.refusal(officer, '2022-03-02', 'settle', { note: '一', outcome: '无' }))).toEqual(['guard-refused']);
  });

  test('a field asked by an action is required there, even where the case leaves it open', () => {
    expect(begun().refusal(officer, '2022-03-02', 'note', {})).toMatchObject([{ code: 'required', path: 'note' }]);
  });
});

describe('what every case can do', () => {
  test('a correction sets what it names, clears with null, keeps the rest, and needs a reason', () => {
    const life = begun().act(officer, '2022-03-02', 'note', { note: '一' });
    life.act(officer, '2022-03-03', 'correct', { reason: '笔误', values: { pieces: 5, note: null } });
    expect(life.view.values).toEqual({ subject: '借阅', client: INPUT.client, pieces: 5, others: [] });
    expect(life.refusal(officer, '2022-03-04', 'correct', { values: { pieces: 1 } })).toMatchObject([{ code: 'required', path: 'reason' }]);
    expect(life.refusal(officer, '2022-03-04', 'correct', { reason: '改', values: { pieces: null } })).toMatchObject([{ code: 'required', path: 'values.pieces' }]);
  });

  test('a correction posts the reversal of what was said and what is said now', () => {
    const before = begun();
    const linesOf = (life: Life): { line: ReturnType<typeof line>; version: number }[] => matter.post(life.view).map((each) => ({ line: each as ReturnType<typeof line>, version: 1 }));
    const old = linesOf(before);
    const now = linesOf(before.act(officer, '2022-03-03', 'correct', { reason: '笔误', values: { pieces: 5 } }));
    expect(postingsBetween(old, now).map(({ reversal, line: of }) => [reversal, of.amount])).toEqual([[true, 3], [false, 5]]);
  });

  test('an annulled case is closed and takes no more actions', () => {
    const life = begun().act(officer, '2022-03-02', 'annul', { reason: '重复登记' });
    expect(life.view).toMatchObject({ annulled: true, closedOn: '2022-03-02' });
    expect(codes(life.refusal(officer, '2022-03-03', 'note', { note: '一' }))).toEqual(['not-in-state']);
  });

  test('a merge relinks every reference, in lists too, and leaves others alone', () => {
    const life = new Life(matter).open(officer, '2022-03-01', { ...INPUT, others: [{ who: { id: 'p1', name: '甲公司' } }, { who: { id: 'p2', name: '乙公司' } }] });
    const event = { ...life.events[0], seq: 2, kind: 'act', action: 'relink', input: { kind: 'party', from: 'p1', to: { id: 'p9', name: '甲集团' } } } as (typeof life.events)[number];
    life.events.push(event);
    expect(life.view.values).toMatchObject({ client: { id: 'p9', name: '甲集团' }, others: [{ id: '1', who: { id: 'p9' } }, { id: '2', who: { id: 'p2' } }] });
  });

  test('the handler passes the case on; the new one handles it', () => {
    const life = begun().act(staff('li', ['division-head']), '2022-03-02', 'assign', { person: 'sun' });
    expect(life.view.assignee).toBe('sun');
    expect(life.refusal(staff('sun', [], { unit: 'D07' }), '2022-03-03', 'note', { note: '一' })).toEqual([]);
  });

  test('a reopened case is no longer closed', () => {
    const life = begun().act(officer, '2022-03-02', 'settle', { note: '办完', outcome: '已还' }).endorse('2022-03-03', head, leader);
    expect(life.act(officer, '2022-03-04', 'reopen').view).toMatchObject({ state: 'open', closedOn: undefined });
  });

  test('a case moved to a newer version of its type goes on under it, its values carried over', () => {
    const newer = defineCaseType({ ...base, version: 2, adopt: (values) => ({ ...values, note: '由旧版转入' }) });
    const life = begun();
    const at = { actor: SYSTEM, now: '2022-03-02T02:00:00.000Z', today: '2022-03-02' };
    const decided = decideAdoption(newer, life.view, at, () => ({ zh: '', en: '' }));
    if (!decided.ok) throw new Error('the newer version was refused');
    const adoption = decided.value;
    expect(decideAdoption(matter, life.view, at, () => ({ zh: '', en: '' })).ok).toBe(false);
    const view = foldCase((_, version) => (version === 2 ? newer : matter), { id: 'case-1', number: '事〔2022〕1号', type: 'matter' }, [...life.events, adoption]);
    expect(view).toMatchObject({ typeVersion: 2, version: 2, values: { note: '由旧版转入', subject: '借阅' } });
  });
});

describe('the clock of a case', () => {
  const setting = { rules: ruleSet([]), calendar: workingDayCalendar([]) };

  test('a day that people set is its end: green, then yellow, then red, and still once settled', () => {
    const life = begun().act(officer, '2022-03-02', 'schedule', { dueOn: '2022-03-12' });
    const light = (today: string): string | undefined => clocksOf(matter, life.view, { ...setting, today })[0]?.clock.light;
    expect(['2022-03-04', '2022-03-10', '2022-03-13'].map(light)).toEqual(['green', 'yellow', 'red']);
    life.act(officer, '2022-03-11', 'settle', { note: '办完', outcome: '已还' }).endorse('2022-03-11', head, leader);
    expect(clocksOf(matter, life.view, { ...setting, today: '2022-05-01' })[0]?.clock).toMatchObject({ status: 'met', due: '2022-03-12' });
  });
});

describe('a declaration with a mistake does not load', () => {
  test.each([
    ['an id with capitals', { id: 'Matter' }, 'lower-case'],
    ['a dangling state', { actions: { settle: { name: base.name, from: ['nowhere'], by: ['officer'] } } }, 'state "nowhere"'],
    ['a field that is none', { actions: { settle: { name: base.name, from: ['open'], by: ['officer'], asks: ['nothing'] } } }, '"nothing"'],
    ['a reserved action', { actions: { assign: { name: base.name, from: ['open'], by: ['officer'] } } }, '"assign"'],
    ['a label in one language', { name: { zh: '事项', en: '' } }, 'no name'],
  ])('%s', (_, wrong, message) => {
    expect(() => defineCaseType({ ...base, deadlines: {}, ...wrong } as typeof base)).toThrow(message);
    expect(() => defineCaseType({ ...base, deadlines: {}, ...wrong } as typeof base)).toThrow(/case type "/);
  });

  test('a ledger counts on the day of its day field', () => {
    const ledger = defineLedger({ ...base, id: 'visit', by: ['officer'], day: 'on', fields: { on: date({ name: { zh: '日期', en: 'Day' } }) }, title: ({ on }) => on, post: () => [], actions: {}, deadlines: {} });
    const life = new Life(ledger).open(officer, '2022-03-05', { on: '2022-03-01' });
    expect(life.view).toMatchObject({ openedOn: '2022-03-01', closedOn: '2022-03-01' });
    expect(ledger.dayOf?.(life.view)).toBe('2022-03-01');
  });
});
