import { describe, expect, test } from 'vitest';
import { Life } from '#domain/case/testing/life.ts';
import { Book } from '#domain/posting/book.ts';
import { CATALOG } from '../index.ts';
import { accountsOf, PEOPLE, reasonOf } from '../testing.ts';
import { programme, programmeTask } from './programme.ts';

const { planning, promotion, protection, leader } = PEOPLE;
const TASK = { programme: { id: 'g1', number: '纲〔2022〕1号', title: '强市纲要' }, project: '高价值培育工程', taskNumber: '1-1', content: '培育高价值专利', leadUnit: 'promotion', issuedOn: '2022-01-10', plannedOn: '2022-12-31' };
const issued = (more = {}): Life => new Life(programmeTask).open(planning, '2022-01-10', { ...TASK, ...more });
const done = (doneOn = '2022-06-30'): Life =>
  issued()
    .act(promotion, '2022-01-20', 'claim')
    .act(promotion, '2022-04-01', 'report-progress', { progress: '过半', light: 'yellow' })
    .act(promotion, '2022-07-01', 'self-assess', { doneOn, progress: '完成' })
    .act(planning, '2022-07-05', 'verify');

describe('a task of a programme', () => {
  test('finished half a year early says by how many days', () => {
    expect(done().view).toMatchObject({ state: 'done', values: { light: 'yellow', doneOn: '2022-06-30' } });
    expect(accountsOf(done())).toEqual(['programme-days-ahead 2022-06-30 184', 'programme-tasks 2022-01-10 1', 'programme-tasks-done 2022-06-30 1']);
  });

  test('counts as done only when verified, and not when sent back', () => {
    const assessed = issued().act(promotion, '2022-01-20', 'claim').act(promotion, '2022-07-01', 'self-assess', { doneOn: '2022-06-30', progress: '完成' });
    expect(accountsOf(assessed)).toEqual(['programme-tasks 2022-01-10 1']);
    expect(assessed.act(planning, '2022-07-02', 'send-back', { reason: '缺佐证' }).view.state).toBe('claimed');
  });

  test('is claimed by its lead alone, moved or cancelled by approval alone', () => {
    expect(reasonOf(issued().refusal(protection, '2022-01-20', 'claim'))).toBe('not-your-role');
    const moved = issued().act(planning, '2022-03-01', 'adjust', { plannedOn: '2023-03-31', leadUnit: 'protection', reason: '职责调整' }).endorse('2022-03-02', leader);
    expect(moved.view.values).toMatchObject({ plannedOn: '2023-03-31', leadUnit: 'protection' });
    expect(moved.refusal(protection, '2022-03-03', 'claim')).toEqual([]);
    expect(accountsOf(issued().act(planning, '2022-03-01', 'cancel', { reason: '政策变化' }).endorse('2022-03-02', leader))).toEqual([]);
  });

  test('cannot be done before it was issued', () => {
    const claimed = issued().act(promotion, '2022-01-20', 'claim');
    expect(reasonOf(claimed.refusal(promotion, '2022-01-21', 'self-assess', { doneOn: '2022-01-01', progress: '完成' }))).toContain('早于下达');
  });

  test('tasks of one project count as one project', async () => {
    const book = new Book();
    [issued(), issued({ taskNumber: '1-2' }), issued({ project: '转化工程' })].forEach((life, index) => {
      book.post({ caseId: `c${index}` }, CATALOG.linesOf(life.view, '2022-12-31').map((each) => ({ ...each, reversal: false })));
    });
    expect(await book.distinct('programme-tasks', { from: '2022-01-01', to: '2022-12-31' }, {})).toBe(2);
  });

  test('the document itself is in the register', () => {
    const life = new Life(programme).open(planning, '2022-01-05', { name: '强市纲要', documentNumber: '云政发〔2022〕1号', issuedOn: '2022-01-04', issuer: '云汀市人民政府' });
    expect(accountsOf(life)).toEqual(['programmes 2022-01-04 1']);
  });
});
