import { describe, expect, test } from 'vitest';
import { mayReadCase, visibleValues } from '#domain/access/reading.ts';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { type CaseClock, clocksOf } from '#domain/case/clocks.ts';
import { Life, staff, visitor } from '#domain/case/testing/life.ts';
import type { Inline } from '#domain/report/document.ts';
import { ruleSet } from '#domain/rule/rule-set.ts';
import { CATALOG } from '../../index.ts';
import { CALENDAR_YEARS } from '../../rules/calendar-years.ts';
import { adjudication } from './adjudication.ts';
import { grossDays, netDays } from './durations.ts';

const PROTECTION = { unit: 'D05', functions: ['protection'] };
const officer = staff('zhang', ['officer'], PROTECTION);
const head = staff('li', ['division-head'], PROTECTION);
const legal = staff('fa', ['legal-reviewer'], { unit: 'D02', functions: ['legal'] });
const leader = staff('wang', ['bureau-leader'], { unit: 'D00', functions: ['leadership'] });
const outsider = staff('sun', ['officer'], { unit: 'D04', functions: ['promotion'] });

const REQUEST = {
  receivedOn: '2022-03-01',
  requester: { id: 'p1', name: '晨光机械有限公司' },
  respondent: { id: 'p2', name: '远航五金厂' },
  patent: { id: 'z1', number: '202010000001.X', title: '一种折叠支架' },
  patentKind: 'invention',
  claims: '权利要求1、3',
  accusedProduct: '型号A2折叠支架',
  demand: '请求认定侵权并责令停止',
  evaluationReport: false,
  notSued: true,
  district: '990101',
  track: 'ordinary',
  requesterContact: '13800000000',
};
const PANEL = [{ person: 'zhang', duty: 'presiding' }, { person: 'qian', duty: 'member' }, { person: 'zhou', duty: 'member' }];
const DECISION = { findings: '落入保护范围', reasoning: '全面覆盖', order: '责令停止制造、销售', outcome: 'established' };

const received = (more = {}): Life => new Life(adjudication).open(officer, '2022-03-01', { ...REQUEST, ...more });
const accepted = (): Life => received().act(officer, '2022-03-03', 'accept', { panel: PANEL, track: 'ordinary' }).endorse('2022-03-04', head);
const served = (): Life => accepted().act(officer, '2022-03-09', 'serve', { mode: 'post', servedOn: '2022-03-08' });
const inTrial = (): Life => served().act(officer, '2022-03-22', 'answer', { answer: '未落入保护范围', answeredOn: '2022-03-21' });
const heard = (): Life =>
  inTrial()
    .act(officer, '2022-03-23', 'notify-hearing', { hearingAt: '2022-04-06T01:00:00.000Z', hearingPlace: '第一审理庭' })
    .act(officer, '2022-04-06', 'hold-hearing', { heldOn: '2022-04-06', requesterPresence: 'present', respondentPresence: 'absent', minutes: '被请求人缺席，缺席审理' });
const deliberated = (): Life => heard().act(officer, '2022-04-20', 'deliberate', { trialMode: 'oral', deliberation: '三人一致' });
const decided = (): Life => deliberated().act(officer, '2022-04-21', 'decide', DECISION).endorse('2022-04-30', head, legal, leader);
const notified = (): Life =>
  decided()
    .act(officer, '2022-05-06', 'serve-decision', { side: 'requester', mode: 'direct', servedOn: '2022-05-05' })
    .act(officer, '2022-05-08', 'serve-decision', { side: 'respondent', mode: 'post', servedOn: '2022-05-07' });

const reasonOf = (problems: ReturnType<Life['refusal']>): string => {
  const reason = problems[0]?.params?.['reason'];
  return typeof reason === 'object' ? reason.zh : (problems[0]?.code ?? 'allowed');
};
const lines = (life: Life): Record<string, [string, number]> =>
  Object.fromEntries(CATALOG.linesOf(life.view, '2022-12-31').map(({ line }) => [line.indicator, [line.date, line.amount]]));
const clock = (life: Life, id: string, today: string): CaseClock['clock'] | undefined =>
  clocksOf(adjudication, life.view, { rules: ruleSet(CATALOG.rules), calendar: workingDayCalendar(CALENDAR_YEARS), today }).find((each) => each.id === id)?.clock;

describe('from the request to the archive', () => {
  test('an ordinary case runs its whole course', () => {
    const life = notified();
    expect(life.view).toMatchObject({ state: 'notified', assignee: 'zhang', values: { conclusion: 'established', servedOrder: DECISION.order } });
    life.act(officer, '2022-05-24', 'take-effect')
      .act(officer, '2022-05-25', 'record-performance', { performance: 'voluntary', performedOn: '2022-05-25' })
      .act(officer, '2022-05-26', 'publish', { publicSummary: '某公司诉某厂，侵权成立。' }).endorse('2022-05-27', head)
      .act(officer, '2022-06-01', 'archive', { volume: '2022-裁-001' });
    expect(life.view).toMatchObject({ state: 'archived', closedOn: '2022-06-01' });
    expect(lines(life)).toEqual({
      'adjudication-requests': ['2022-03-01', 1],
      'adjudications-accepted': ['2022-03-04', 1],
      'oral-hearings': ['2022-04-06', 1],
      'adjudications-concluded': ['2022-04-30', 1],
      'adjudications-established': ['2022-04-30', 1],
      'adjudication-days-gross': ['2022-04-30', 57],
      'adjudication-days-net': ['2022-04-30', 57],
      'adjudications-published': ['2022-05-27', 1],
    });
  });

  test('a request completed on demand starts the review anew; one refused is closed and never counts as accepted', () => {
    const life = received().act(officer, '2022-03-02', 'request-correction', { missing: '缺证据目录', dueOn: '2022-03-10' });
    expect(life.view.state).toBe('correcting');
    life.act(officer, '2022-03-08', 'submit-correction', { correctedOn: '2022-03-08', claims: '权利要求1' });
    expect(clock(life, 'docketing', '2022-03-09')).toMatchObject({ start: '2022-03-08', due: '2022-03-15', toBeConfirmed: true });
    life.act(officer, '2022-03-10', 'refuse-acceptance', { reasons: ['no-facts'], explanation: '补正后仍不明确' }).endorse('2022-03-11', head);
    expect(life.view).toMatchObject({ state: 'not-accepted', closedOn: '2022-03-11' });
    expect(lines(life)).toEqual({ 'adjudication-requests': ['2022-03-01', 1] });
  });

  test('a requester who stays away without reason is deemed to withdraw', () => {
    const life = inTrial()
      .act(officer, '2022-03-23', 'notify-hearing', { hearingAt: '2022-04-06T01:00:00.000Z', hearingPlace: '第一审理庭' })
      .act(officer, '2022-04-06', 'hold-hearing', { heldOn: '2022-04-06', requesterPresence: 'absent', respondentPresence: 'present', minutes: '请求人未到' });
    expect(life.view.state).toBe('deemed-withdrawn');
    life.act(officer, '2022-04-07', 'close-withdrawn', { ground: 'absent' }).endorse('2022-04-08', head);
    expect(life.view).toMatchObject({ state: 'withdrawn', values: { conclusion: 'withdrawn' } });
    expect(lines(life)['adjudications-concluded']).toEqual(['2022-04-08', 1]);
  });

  test('with all claims invalidated a suspended case is dismissed first, counted as concluded', () => {
    const life = inTrial().act(officer, '2022-03-25', 'suspend', { ground: 'invalidation', detail: '无效请求已受理' }).endorse('2022-03-28', head, leader);
    expect(life.view.state).toBe('suspended');
    const dismissal = { invalidation: '第12345号', findings: '权利要求全部无效', reasoning: '权利基础不复存在', order: '驳回请求' };
    expect(reasonOf(life.refusal(officer, '2022-06-01', 'dismiss-first', { ...dismissal, allClaims: false }))).toContain('剩余权利要求');
    life.act(officer, '2022-06-01', 'dismiss-first', { ...dismissal, allClaims: true }).endorse('2022-06-02', head, legal, leader);
    expect(lines(life)).toMatchObject({ 'adjudications-concluded': ['2022-06-02', 1], 'adjudications-dismissed-first': ['2022-06-02', 1], 'adjudication-days-gross': ['2022-06-02', 90], 'adjudication-days-net': ['2022-06-02', 24] });
  });

  test('a suit, its judgment, and enforcement only after the demand has waited ten days', () => {
    const life = notified().act(officer, '2022-05-20', 'note-suit', { suit: '（2022）津03行初12号', plaintiff: 'respondent', filedOn: '2022-05-18' })
      .act(officer, '2022-09-01', 'record-judgment', { result: 'upheld', judgedOn: '2022-08-30' });
    expect(life.view.state).toBe('effective');
    expect(reasonOf(life.refusal(officer, '2022-09-10', 'apply-enforcement', { court: '中级人民法院', demandedOn: '2022-09-05' }))).toContain('催告');
    life.act(officer, '2022-09-20', 'apply-enforcement', { court: '中级人民法院', demandedOn: '2022-09-05' }).endorse('2022-09-21', head, leader);
    expect(life.view.state).toBe('enforcing');
  });
});

describe('what the rules refuse', () => {
  const accept = (panel: unknown, more = {}): string => reasonOf(received(more).refusal(officer, '2022-03-03', 'accept', { panel, track: 'ordinary' }));

  test('a panel that is too small, even, doubled or without exactly one presiding member', () => {
    expect(accept(PANEL.slice(0, 2))).toContain('3人以上单数');
    expect(accept([...PANEL, { person: 'wu', duty: 'member' }])).toContain('现为4人');
    expect(accept([...PANEL.slice(0, 2), PANEL[1]])).toContain('重复');
    expect(accept(PANEL.map(({ person }) => ({ person, duty: 'member' })))).toContain('审理长');
    expect(accept(PANEL)).toBe('allowed');
  });

  test('a dispute already before a court', () => {
    expect(accept(PANEL, { notSued: false })).toContain('法院');
  });

  test('service by public notice before the notice has run', () => {
    const life = accepted();
    expect(reasonOf(life.refusal(officer, '2022-03-10', 'serve', { mode: 'public-notice', servedOn: '2022-03-10' }))).toContain('公告之日');
    life.act(officer, '2022-03-10', 'start-notice', { noticedOn: '2022-03-10', where: '报纸公告' });
    expect(reasonOf(life.refusal(officer, '2022-04-08', 'serve', { mode: 'public-notice', servedOn: '2022-04-08' }))).toContain('2022-04-09');
    expect(life.refusal(officer, '2022-04-09', 'serve', { mode: 'public-notice', servedOn: '2022-04-09' })).toEqual([]);
  });

  test('a missing answer before its fifteen days have run', () => {
    expect(reasonOf(served().refusal(officer, '2022-03-23', 'no-answer'))).toContain('2022-03-23');
    expect(served().refusal(officer, '2022-03-24', 'no-answer')).toEqual([]);
  });

  test('a hearing on less than three working days’ notice', () => {
    const set = (hearingAt: string): string => reasonOf(inTrial().refusal(officer, '2022-03-31', 'notify-hearing', { hearingAt, hearingPlace: '一庭' }));
    expect(set('2022-04-02T01:00:00.000Z')).toContain('三个工作日');
    expect(set('2022-04-08T01:00:00.000Z')).toBe('allowed');
  });

  test('an oral trial without its hearing, a second extension, and effect before the time to sue is over', () => {
    expect(reasonOf(inTrial().refusal(officer, '2022-04-01', 'deliberate', { trialMode: 'oral', deliberation: '一致' }))).toContain('口审');
    const extended = inTrial().act(officer, '2022-05-20', 'extend', { reason: '技术复杂' }).endorse('2022-05-23', head, leader);
    expect(reasonOf(extended.refusal(officer, '2022-06-20', 'extend', { reason: '仍复杂' }))).toContain('不得再延');
    expect(reasonOf(notified().refusal(officer, '2022-05-20', 'take-effect'))).toContain('起诉期');
  });

  test('publishing a decision that found no infringement', () => {
    const life = deliberated().act(officer, '2022-04-21', 'decide', { ...DECISION, outcome: 'not-established' }).endorse('2022-04-30', head, legal, leader)
      .act(officer, '2022-05-06', 'serve-decision', { side: 'respondent', mode: 'direct', servedOn: '2022-05-05' })
      .act(officer, '2022-05-06', 'serve-decision', { side: 'requester', mode: 'direct', servedOn: '2022-05-05' });
    expect(reasonOf(life.refusal(officer, '2022-05-10', 'publish', { publicSummary: '摘要' }))).toContain('侵权成立');
    expect(clock(life, 'publicity', '2022-05-10')).toBeUndefined();
  });
});

describe('its clocks', () => {
  test('conclusion is due three months after acceptance, pushed by suspension and extension, and rests on a constant to be confirmed', () => {
    expect(clock(accepted(), 'conclusion', '2022-03-10')).toMatchObject({ start: '2022-03-04', due: '2022-06-06', toBeConfirmed: true, light: 'green' });
    const life = inTrial().act(officer, '2022-03-25', 'suspend', { ground: 'other-case', detail: '待另案' }).endorse('2022-03-28', head, leader);
    expect(clock(life, 'conclusion', '2022-04-01')).toMatchObject({ suspendedNow: true, light: 'suspended' });
    life.act(officer, '2022-04-27', 'resume', { reason: '另案已结' });
    expect(clock(life, 'conclusion', '2022-05-01')).toMatchObject({ due: '2022-07-04', suspendedDays: 30 });
    life.act(officer, '2022-05-20', 'extend', { reason: '技术复杂' }).endorse('2022-05-23', head, leader);
    expect(clock(life, 'conclusion', '2022-05-24')).toMatchObject({ due: '2022-08-03' });
  });

  test('the net duration takes off exactly the days on which the clock stood still', () => {
    const life = inTrial()
      .act(officer, '2022-03-25', 'start-appraisal', { institution: '鉴定所', question: '技术特征' })
      .act(officer, '2022-04-14', 'end-appraisal', { receivedOn: '2022-04-14', opinion: '相同' })
      .act(officer, '2022-04-15', 'start-mediation', { bothAgree: true })
      .act(officer, '2022-04-20', 'end-mediation', { result: 'agreed' })
      .act(officer, '2022-04-22', 'close-withdrawn', { ground: 'mediated' }).endorse('2022-04-25', head);
    expect(grossDays(life.view)).toBe(52);
    expect(netDays(life.view)).toBe(52 - 20 - 5);
    expect(clock(life, 'conclusion', '2022-05-01')).toMatchObject({ suspendedDays: 25, status: 'met' });
  });

  test('service within five working days, the answer in fifteen days, publication in twenty working days', () => {
    expect(clock(accepted(), 'service', '2022-03-05')).toMatchObject({ due: '2022-03-11' });
    expect(clock(served(), 'answer', '2022-03-10')).toMatchObject({ start: '2022-03-08', due: '2022-03-23' });
    expect(clock(decided(), 'publicity', '2022-05-06')).toMatchObject({ due: '2022-05-31' });
  });
});

describe('who reads it', () => {
  const rules = CATALOG.reading;
  const requester = visitor('public:r1', 'p1');
  const respondent = visitor('public:r2', 'p2');
  const anyone = visitor('public:r3');
  const reads = (life: Life, who: Parameters<typeof mayReadCase>[2]): boolean => mayReadCase(adjudication, life.view, who, rules);
  const values = (life: Life, who: Parameters<typeof mayReadCase>[2]): string[] => Object.keys(visibleValues(adjudication, life.view, who).values);

  test('the requester follows it at once, the respondent once served, the public only when it is published', () => {
    expect([requester, respondent, anyone].map((who) => reads(accepted(), who))).toEqual([true, false, false]);
    expect([requester, respondent, anyone].map((who) => reads(served(), who))).toEqual([true, true, false]);
    const published = notified().act(officer, '2022-05-26', 'publish', { publicSummary: '摘要' }).endorse('2022-05-27', head);
    expect(values(published, anyone).toSorted()).toEqual(['district', 'patent', 'patentKind', 'publicSummary']);
  });

  test('a party reads the order as served, never the deliberation or the draft', () => {
    expect(values(decided(), respondent)).not.toContain('order');
    expect(values(decided(), respondent)).not.toContain('servedOrder');
    expect(values(notified(), respondent)).toContain('servedOrder');
    expect(values(notified(), respondent)).not.toContain('deliberation');
    expect(values(notified(), respondent)).not.toContain('requesterContact');
  });

  test('the panel alone reads its deliberation', () => {
    const life = deliberated();
    expect(values(life, staff('qian', ['officer'], PROTECTION))).toContain('deliberation');
    expect(values(life, staff('he', ['officer'], PROTECTION))).not.toContain('deliberation');
    expect(values(life, head)).not.toContain('deliberation');
    expect(values(life, staff('shen', ['auditor']))).not.toContain('deliberation');
  });

  test('other divisions do not see it, auditors do, administrators see nothing', () => {
    const administrators = ['system-admin', 'security-admin', 'audit-admin'].map((role) => staff('a', [role]));
    expect([officer, head, legal, leader, staff('shen', ['auditor'])].map((who) => reads(accepted(), who))).toEqual([true, true, true, true, true]);
    expect([outsider, ...administrators].map((who) => reads(accepted(), who))).toEqual([false, false, false, false]);
  });
});

describe('what it issues', () => {
  const plainText = (inlines: readonly Inline[]): string => inlines.map((inline) => inline.text).join('');
  const names = { organ: '云汀市知识产权局', person: (code: string) => `${code}同志`, district: (code: string) => code, unit: (code: string) => code };
  const written = (life: Life, id: string): string => {
    const found = adjudication.documents[id]?.write(life.view, names);
    const body = (found?.body ?? []).map((block) => {
      if (block.block === 'paragraph' || block.block === 'heading') return plainText(block.text);
      return block.block === 'table' ? block.rows.map((row) => row.map(plainText).join('|')).join('\n') : '';
    });
    return [found?.title, found?.addressee, ...body].join('\n');
  };

  test('every notice says what the case says', () => {
    expect(written(accepted(), 'acceptance-notice')).toContain('zhang同志（审理长）、qian同志、zhou同志');
    expect(written(served(), 'answer-notice')).toContain('远航五金厂');
    expect(written(heard(), 'hearing-notice')).toContain('2022年4月6日 09:00');
    const suspended = inTrial().act(officer, '2022-03-25', 'suspend', { ground: 'invalidation', detail: '已受理' }).endorse('2022-03-28', head, leader);
    expect(written(suspended, 'suspension-notice')).toContain('实施细则第98条');
    const refused = received().act(officer, '2022-03-02', 'refuse-acceptance', { reasons: ['sued'], explanation: '另案在审' }).endorse('2022-03-03', head);
    expect(written(refused, 'refusal-notice')).toContain('已向人民法院起诉');
    const correcting = received().act(officer, '2022-03-02', 'request-correction', { missing: '缺证据目录', dueOn: '2022-03-10' });
    expect(written(correcting, 'correction-notice')).toContain('缺证据目录');
  });

  test('the decision carries the findings, the order and how to sue', () => {
    const text = written(decided(), 'decision');
    for (const part of ['落入保护范围', '责令停止制造、销售', '侵权成立', '十五日内']) expect(text).toContain(part);
  });

  test('the approval sheet lists who proposed and who agreed, step by step', () => {
    expect(written(decided(), 'approval-sheet')).toContain('法制审核|fa同志|同意|2022年4月30日');
    expect(written(decided(), 'approval-sheet')).toContain('承办人呈批|zhang同志');
  });
});
