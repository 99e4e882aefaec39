import { describe, expect, test } from 'vitest';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { clocksOf } from '#domain/case/clocks.ts';
import { Life, staff } from '#domain/case/testing/life.ts';
import { ruleSet } from '#domain/rule/rule-set.ts';
import { CATALOG } from '../index.ts';
import { drafterOf, DRAFTERS } from '../reports/drafters.ts';
import { GENRES } from '../reports/genres.ts';
import { CALENDAR_YEARS } from '../rules/calendar-years.ts';
import { accountsOf, PEOPLE, reasonOf } from '../testing.ts';
import { bulletinObjection } from './bulletin-objection.ts';
import { pastReport } from './past-report.ts';
import { reportRound } from './report-round.ts';
import { reportSection } from './report-section.ts';
import { scoringScheme } from './scoring-scheme.ts';

const { statistics, leader, district, planning } = PEOPLE;
const editor = staff('bian', ['officer'], { unit: 'D01', functions: ['office'] });
const officeHead = staff('zhu', ['division-head'], { unit: 'D01', functions: ['office'] });
const dueOf = (life: Life, today: string): readonly string[] =>
  clocksOf(CATALOG.getType(life.view.type), life.view, { rules: ruleSet(CATALOG.rules), calendar: workingDayCalendar(CALENDAR_YEARS), today }).map(({ id, clock }) => `${id} ${clock.due}`);

describe('who drafts what', () => {
  test('names only chapters that the genre has', () => {
    for (const [genre, chapters] of Object.entries(DRAFTERS)) {
      const known = GENRES.find(({ id }) => id === genre)?.chapters.map(({ id }) => id) ?? [];
      expect(['opening', ...known]).toEqual(expect.arrayContaining(Object.keys(chapters)));
    }
  });

  test('leaves to the office what nobody is named for', () => {
    expect([drafterOf('annual-summary', 'visits'), drafterOf('annual-summary', 'opening'), drafterOf('unknown', 'x')]).toEqual(['promotion', 'office', 'office']);
  });
});

describe('a round', () => {
  const ROUND = { genre: 'annual-summary', year: 2022, asOf: '2022-11-30', dueOn: '2022-12-20' };
  const passed = (): Life => new Life(reportRound).open(editor, '2022-12-01', ROUND).act(editor, '2022-12-25', 'pass-meeting', { heldOn: '2022-12-25' });
  const SEAL = { documentNumber: '样知发〔2022〕9号', addressee: '各处室', disclosure: 'proactive', copies: 10 };
  const sealed = (): Life => passed().act(editor, '2022-12-26', 'request-seal', SEAL).endorse('2022-12-26', officeHead, leader)
    .act(editor, '2022-12-27', 'seal', { sealed: { hash: 'a'.repeat(64), name: '用印件.pdf', size: 1, mediaType: 'application/pdf' }, sealedOn: '2022-12-27', keeper: '印' });

  test('takes its figures from within its year, up to today', () => {
    expect(() => new Life(reportRound).open(editor, '2022-12-01', { ...ROUND, asOf: '2021-12-31' })).toThrow('2022-01-01 至 2022-12-31');
  });

  test('is sealed before it is issued, and published within twenty working days (政府信息公开条例第26条)', () => {
    expect(sealed().view.state).toBe('sealed');
    const issued = sealed().act(editor, '2022-12-28', 'issue', { issuedOn: '2022-12-28' });
    expect(dueOf(issued, '2022-12-28')).toContain('disclosure 2023-01-31');
    expect(issued.act(editor, '2023-01-10', 'disclose', { indexNumber: 'X-1', publishedOn: '2023-01-10', checked: '已审查' }).view).toMatchObject({ state: 'disclosed', closedOn: '2023-01-10' });
  });

  test('that is not to be published says on what article', () => {
    expect(reasonOf(passed().refusal(editor, '2022-12-26', 'request-seal', { ...SEAL, disclosure: 'closed' }))).toContain('依据');
  });
});

describe('a section', () => {
  const round = { id: 'r', number: '集2022-1', title: '2022年度工作总结' };
  const inSignature = (): Life => new Life(reportSection).open(editor, '2022-12-01', { round, chapter: 'visits', heading: '走访', prose: '走访有序开展。', dueOn: '2022-12-20' })
    .act(editor, '2022-12-02', 'submit').act(editor, '2022-12-03', 'merge').act(statistics, '2022-12-04', 'check-figures').act(editor, '2022-12-05', 'sign');

  test('is not signed while a comment that must be settled is open, though it was raised during the signature', () => {
    const commented = inSignature().act(statistics, '2022-12-06', 'comment', { words: '户次有误', mustSettle: true });
    expect(reasonOf(commented.refusal(officeHead, '2022-12-06', 'sign', { opinion: '同意' }, { kind: 'endorse' }))).toBe('有 1 条须落实的意见还没有解决。');
    const thread = commented.view.version;
    expect(commented.act(statistics, '2022-12-06', 'settle', { thread }).endorse('2022-12-07', officeHead, leader).view.state).toBe('signed');
  });
});

describe('a scoring scheme', () => {
  const SCHEME = { name: '考核', year: 2022, ties: '1224', items: [{ indicator: 'visits', method: 'bonus', points: 5, per: 10, each: 1 }] };

  test('never holds fines, neither when opened nor by a correction (行政处罚法第七十四条)', () => {
    const fines = [{ indicator: 'fines', method: 'veto', limit: 0 }];
    expect(() => new Life(scoringScheme).open(statistics, '2022-01-10', { ...SCHEME, items: fines })).toThrow('第七十四条');
    const head = staff('jin', ['division-head'], { unit: 'D03', functions: ['planning'] });
    expect(reasonOf(new Life(scoringScheme).open(statistics, '2022-01-10', SCHEME).refusal(head, '2022-01-11', 'correct', { reason: '改', values: { items: fines } }))).toContain('第七十四条');
  });
});

describe('an objection to a bulletin', () => {
  const OBJECTION = { bulletin: { id: 'r1', number: '征〔2022〕3号', title: '2022年一月一通报' }, district: '990101', raisedOn: '2022-05-10', indicator: 'invention-grants', claim: '少计一批' };

  test('is answered within three working days; what is upheld names the new bulletin', () => {
    const raised = new Life(bulletinObjection).open(district, '2022-05-10', OBJECTION);
    expect(dueOf(raised, '2022-05-10')).toEqual(['answer 2022-05-13']);
    const upheld = raised.act(statistics, '2022-05-12', 'uphold', { finding: '属实' }).endorse('2022-05-12', leader);
    expect(upheld.act(statistics, '2022-05-20', 'name-correction', { correctedBy: { id: 'r2', number: '征〔2022〕4号', title: '更正' } }).view.state).toBe('corrected');
  });
});

describe('a past report', () => {
  const FIGURE = { indicator: 'pledge-amount', asOf: '2019-12-31', amount: 2_537_000_000, written: '25.37亿元', sentence: '金额25.37亿元。' };
  const REPORT = { title: '2019年总结', organ: '样例局', year: 2019, takenOn: '2022-03-01', source: { hash: 'b'.repeat(64), name: 'x.docx', size: 1, mediaType: 'application/msword' }, figures: [FIGURE] };

  test('says its figures to the accounts at their scale', () => {
    expect(accountsOf(new Life(pastReport).open(planning, '2022-03-01', REPORT))).toEqual(['pledge-amount 2019-12-31 253700000000']);
  });

  test('does not say two things of one indicator and day', () => {
    expect(() => new Life(pastReport).open(planning, '2022-03-01', { ...REPORT, figures: [FIGURE, { ...FIGURE, amount: 1 }] })).toThrow('有两个数');
  });
});
