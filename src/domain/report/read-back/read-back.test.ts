import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileParagraph, FileRun } from './file-paragraph.ts';
import { readBack } from './read-back.ts';

const fig = (id: string, text: string): FileRun => ({ text, control: true, figure: id });
const p = (...pieces: readonly (string | FileRun)[]): FileParagraph => ({ place: 'body', runs: pieces.map((each) => (typeof each === 'string' ? { text: each } : each)) });
const cell = (...pieces: readonly (string | FileRun)[]): FileParagraph => ({ ...p(...pieces), place: 'cell' });

const REPORT: readonly FileParagraph[] = [
  p('明川市知识产权局2025年工作总结'),
  p('全年走访企业', fig('visits', '294'), '户次，', fig('visits-growth', '同比增长17.9%'), '；解决问题', fig('solved', '63'), '个。'),
  p('质押融资登记', fig('pledges', '120'), '笔，金额', fig('loans', '25.37亿'), '元。'),
  p('举办培训', fig('training', '18'), '场，参加', fig('trainees', '2,400'), '人次。'),
  cell('东区'), cell(fig('patents/this-year/01', '300')), cell('西区'), cell(fig('patents/this-year/02', '300')),
];

const changedFigures = (returned: readonly FileParagraph[]): readonly string[] =>
  readBack(REPORT, returned).figures.filter(({ state }) => state !== 'kept').map(({ id, old, new: now, state, control }) => `${id} ${old}→${now} ${state} ${control}`);
const changedParagraphs = (returned: readonly FileParagraph[]): readonly string[] =>
  readBack(REPORT, returned).paragraphs.filter(({ state, moved }) => state !== 'kept' || moved).map(({ state, before, after, moved }) => `${state}${moved ? ' moved' : ''} ${before?.index ?? '-'}→${after?.index ?? '-'}`);
const replaced = (index: number, ...paragraphs: readonly FileParagraph[]): readonly FileParagraph[] => REPORT.toSpliced(index, 1, ...paragraphs);
/** The report with its runs changed everywhere, as a word processor does that drops tags or controls. */
const saved = (run: (run: FileRun) => FileRun): readonly FileParagraph[] => REPORT.map((each) => ({ ...each, runs: each.runs.map(run) }));

describe('a report read back', () => {
  test('untouched says that everything was kept', () => {
    const { paragraphs, figures } = readBack(REPORT, REPORT);
    expect(paragraphs.map(({ state }) => state)).toEqual(REPORT.map(() => 'kept'));
    expect(figures).toHaveLength(9);
    expect(figures.every(({ state, control }) => state === 'kept' && control === 'kept')).toBe(true);
  });

  test('tells an altered figure with old and new, and the words as kept', () => {
    const edited = replaced(1, p('全年走访企业', fig('visits', '300'), '户次，', fig('visits-growth', '同比增长17.9%'), '；解决问题', fig('solved', '63'), '个。'));
    expect(changedFigures(edited)).toEqual(['visits 294→300 altered kept']);
    expect(changedParagraphs(edited)).toEqual([]);
  });

  test('tells changed words apart from figures', () => {
    const edited = replaced(1, p('全年深入走访企业', fig('visits', '294'), '户次，', fig('visits-growth', '同比增长17.9%'), '；为企业解决难题', fig('solved', '63'), '个。'));
    expect(changedFigures(edited)).toEqual([]);
    const paragraph = readBack(REPORT, edited).paragraphs.find(({ state }) => state === 'changed');
    expect(paragraph?.words.filter(({ kind }) => kind !== 'kept')).toEqual([{ kind: 'added', text: '深入' }, { kind: 'added', text: '为企业' }, { kind: 'removed', text: '问' }, { kind: 'added', text: '难' }]);
    expect(paragraph?.after?.parts).toContainEqual({ text: '294', figure: 'visits' });
  });

  test('re-finds figures whose tags were dropped, the altered ones too', () => {
    const untagged = saved(({ text, control }) => ({ text, ...(control && { control }) }));
    expect(readBack(REPORT, untagged).figures.map(({ state, control }) => `${state} ${control}`)).toEqual(Array(9).fill('refound untagged'));
    const altered = untagged.with(2, p('质押融资登记', { text: '121', control: true }, '笔，金额', { text: '25.37亿', control: true }, '元。'));
    expect(changedFigures(altered)).toContain('pledges 120→121 altered untagged');
  });

  test('re-finds figures whose controls are lost, by the words around and the printed value', () => {
    const plain = saved(({ text }) => ({ text }));
    expect(readBack(REPORT, plain).figures.map(({ state, control }) => `${state} ${control}`)).toEqual(Array(9).fill('refound lost'));
    const altered = plain.with(1, p('全年走访企业约310户次，同比增长24.0%；解决问题63个。'));
    expect(changedFigures(altered)).toEqual(expect.arrayContaining(['visits 294→310 altered lost', 'visits-growth 同比增长17.9%→同比增长24.0% altered lost', 'solved 63→63 refound lost']));
    expect(readBack(REPORT, altered).paragraphs[1]).toMatchObject({ state: 'changed', after: { parts: [{ text: '全年走访企业约' }, { text: '310', figure: 'visits' }, { text: '户次，' }, { text: '同比增长24.0%', figure: 'visits-growth' }, { text: '；解决问题' }, { text: '63', figure: 'solved' }, { text: '个。' }] } });
  });

  test('tells what was added and removed, with the figures that went with it', () => {
    const edited = replaced(3, p('下一步，我们将继续努力，全面建设知识产权强市。'), p('不忘初心。'));
    expect(changedParagraphs(edited)).toEqual(['removed 3→-', 'added -→3', 'added -→4']);
    expect(changedFigures(edited)).toEqual(['training 18→null removed lost', 'trainees 2,400→null removed lost']);
  });

  test('follows a paragraph and a figure that were moved', () => {
    const [title, visits, pledges, training, ...cells] = REPORT as [FileParagraph, FileParagraph, FileParagraph, FileParagraph, ...FileParagraph[]];
    expect(changedParagraphs([title, training, visits, pledges, ...cells])).toEqual(['kept moved 3→1']);
    const cut = [title, visits, p('质押融资登记', fig('pledges', '120'), '笔。'), p('举办培训', fig('training', '18'), '场，参加', fig('trainees', '2,400'), '人次；贷款', fig('loans', '25.37亿'), '元。'), ...cells];
    expect(readBack(REPORT, cut).figures.find(({ id }) => id === 'loans')).toMatchObject({ state: 'kept', before: 2, after: 3 });
  });

  test('tells a copy of a figure that says another value', () => {
    expect(changedFigures([...REPORT, p('重申：走访', fig('visits', '290'), '户次。')])).toEqual(['visits 294→290 altered kept']);
  });

  test('an emptied control is a removed figure', () => {
    expect(changedFigures(replaced(1, p('全年走访企业', fig('visits', ''), '户次，', fig('visits-growth', '同比增长17.9%'), '；解决问题', fig('solved', '63'), '个。')))).toEqual(['visits 294→null removed kept']);
  });

  test('cells of a table with the same number are told apart by the row', () => {
    const edited = saved(({ text }) => ({ text })).toSpliced(4, 2);
    expect(changedFigures(edited)).toContain('patents/this-year/01 300→null removed lost');
    expect(readBack(REPORT, edited).figures.at(-1)).toMatchObject({ id: 'patents/this-year/02', state: 'refound' });
  });

  test('a report of ten thousand paragraphs is compared in seconds', () => {
    const long = Array.from({ length: 10_000 }, (_, index) => p(`第${index}项工作扎实推进，完成`, fig(`f${index}`, String(index)), '件。'));
    const edited = long.toSpliced(17, 1).with(9_000, p('全新一段。'));
    const began = performance.now();
    const { paragraphs } = readBack(long, edited);
    expect(paragraphs.filter(({ state }) => state !== 'kept').length).toBeLessThan(4);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test('whatever was edited, every word of both sides is told exactly once and every figure has one fate', () => {
    const run = fc.oneof(fc.string({ unit: fc.constantFrom('甲', '乙', '1', '2', '。'), maxLength: 6 }).map((text): FileRun => ({ text })), fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '22', '同比增长1%')).map(([id, text]) => fig(id, text)));
    const loose = fc.tuple(run, fc.boolean(), fc.boolean()).map(([each, tag, control]): FileRun => ({ text: each.text, ...(control && each.control && { control: true, ...(tag && each.figure !== undefined && { figure: each.figure }) }) }));
    const paragraphs = (of: fc.Arbitrary<FileRun>): fc.Arbitrary<FileParagraph[]> => fc.array(fc.array(of, { minLength: 1, maxLength: 5 }).map((runs): FileParagraph => ({ place: 'body', runs })), { maxLength: 5 });
    const text = (all: readonly FileParagraph[]): string => all.map(({ runs }) => runs.map((each) => each.text).join('')).filter((each) => each.trim() !== '').join('|');
    fc.assert(fc.property(paragraphs(run), paragraphs(loose), (generated, returned) => {
      const result = readBack(generated, returned);
      expect(result.paragraphs.flatMap(({ after }) => (after ? [after.text] : [])).join('|')).toBe(text(returned));
      for (const { after, words } of result.paragraphs) {
        expect(words.filter(({ kind }) => kind !== 'removed').map((each) => each.text).join('')).toBe(after?.text ?? '');
        if (after) expect(after.parts.map((each) => each.text).join('')).toBe(after.text);
      }
      const figures = generated.filter(({ runs }) => runs.some((each) => each.text !== '')).flatMap(({ runs }) => runs.filter(({ figure }) => figure !== undefined));
      expect(result.figures.filter(({ before }) => before !== null)).toHaveLength(figures.length);
    }), { numRuns: 300 });
  });
});
