import { describe, expect, test } from 'vitest';
import type { ReportChapter, ReportParagraph } from '../composed.ts';
import type { FileParagraph, FileRun } from './file-paragraph.ts';
import { textOf } from './file-paragraph.ts';
import { readBack } from './read-back.ts';
import { type ReturnedReport, returnedSections } from './returned-sections.ts';

const fig = (id: string, text: string): FileRun => ({ text, control: true, figure: id });
const p = (...pieces: readonly (string | FileRun)[]): FileParagraph => ({ place: 'body', runs: pieces.map((each) => (typeof each === 'string' ? { text: each } : each)) });
const heading = (text: string): FileParagraph => ({ ...p(text), place: 'heading' });
const cell = (text: string): FileParagraph => ({ ...p(text), place: 'cell' });

const FILE: readonly FileParagraph[] = [
  p('年度总结'),
  p('开篇的话。'),
  heading('一、走访'),
  p('全年走访企业', fig('visits', '294'), '户次。'),
  p('走访约', fig('visits|floor:10', '290余'), '户次，解决问题', fig('solved', '63'), '个。'),
  p('内部提示：核对名单。'),
  cell('东部经济开发区'), { ...cell(''), runs: [fig('visits/east', '30')] },
  heading('二、培训'),
  p('举办培训', fig('training', '18'), '场。'),
  p('本报告数据截至某日。'),
];
const PROSE = { opening: '开篇的话。', visits: '全年走访企业{{visits}}户次。\n走访约{{visits|floor:10}}户次，解决问题{{solved}}个。', training: '举办培训{{training}}场。' };

const paragraph = (id: string, text: string, internal = false): ReportParagraph => ({ id, text, figures: [], parts: [{ text }], ...(internal && { internal }) });
const chapter = (id: string, number: string, title: string, ...paragraphs: readonly ReportParagraph[]): ReportChapter => ({ id, number, title, level: 1, paragraphs, tables: [], charts: [] });
const CHAPTERS = [
  chapter('opening', '', '', paragraph('opening/1', '开篇的话。')),
  chapter('visits', '一、', '走访', paragraph('visits/1', '全年走访企业294户次。'), paragraph('visits/2', '走访约290余户次，解决问题63个。'), paragraph('visits/3', '内部提示：核对名单。', true)),
  chapter('training', '二、', '培训', paragraph('training/1', '举办培训18场。')),
];

function returned(file: readonly FileParagraph[]): ReturnedReport {
  return returnedSections({ report: { chapters: CHAPTERS }, paragraphs: FILE.map(textOf), ending: '本报告数据截至某日。' }, PROSE, readBack(FILE, file));
}
const proseOf = (file: readonly FileParagraph[]): Readonly<Record<string, string>> => Object.fromEntries(returned(file).sections.filter(({ changed }) => changed).map(({ chapter: id, prose }) => [id, prose]));

describe('an edited report by its sections', () => {
  test('untouched changes nothing', () => {
    const { sections, elsewhere } = returned(FILE);
    expect(sections.map(({ chapter: id, changed, paragraphs, figures }) => [id, changed, paragraphs.length, figures.length])).toEqual([['opening', false, 0, 0], ['visits', false, 0, 0], ['training', false, 0, 0]]);
    expect(elsewhere).toEqual({ paragraphs: [], figures: [] });
  });

  test('gives the words to the section that holds them, its figures as marks with their display', () => {
    const edited = FILE.with(4, p('深入走访约', fig('visits|floor:10', '290余'), '户次，为企业解决问题', fig('solved', '63'), '个。'));
    expect(proseOf(edited)).toEqual({ visits: '全年走访企业{{visits}}户次。\n深入走访约{{visits|floor:10}}户次，为企业解决问题{{solved}}个。' });
  });

  test('never takes an altered figure for words, whether its control is there or lost', () => {
    const kept = FILE.with(3, p('全年走访企业', fig('visits', '310'), '户次。'));
    expect(proseOf(kept)).toEqual({});
    expect(returned(kept).sections[1]?.figures).toMatchObject([{ id: 'visits', old: '294', new: '310', state: 'altered' }]);
    const lost = FILE.with(3, p('全年深入走访企业310户次。'));
    expect(proseOf(lost)).toEqual({ visits: '全年深入走访企业{{visits}}户次。\n走访约{{visits|floor:10}}户次，解决问题{{solved}}个。' });
  });

  test('a paragraph that was added stands in its chapter with the digits that were typed; one that was removed is gone', () => {
    const edited = [...FILE.slice(0, 4), p('帮助30家企业。'), ...FILE.slice(5)];
    expect(proseOf(edited)['visits']).toContain('帮助30家企业。');
    const added = FILE.toSpliced(10, 0, p('参训踊跃。'));
    expect(proseOf(added)).toEqual({ training: '举办培训{{training}}场。\n参训踊跃。' });
    expect(proseOf(FILE.toSpliced(3, 1))).toEqual({ visits: '走访约{{visits|floor:10}}户次，解决问题{{solved}}个。' });
  });

  test('what no section holds is told apart: title, headings, cells, internal notes, the end', () => {
    const edited = FILE.with(0, p('年度工作总结')).with(2, heading('一、走访企业')).with(5, p('内部提示：请核对名单。')).with(6, cell('东部开发区')).with(10, p('本报告数据截至某月。'));
    const { sections, elsewhere } = returned(edited);
    expect(sections.every(({ changed, paragraphs }) => !changed && paragraphs.length === 0)).toBe(true);
    expect(elsewhere.paragraphs.map(({ after }) => after?.text)).toEqual(['年度工作总结', '一、走访企业', '内部提示：请核对名单。', '东部开发区', '本报告数据截至某月。']);
  });

  test('an altered figure of a table is told too; lost controls are counted', () => {
    const edited = FILE.with(7, { ...cell(''), runs: [fig('visits/east', '31')] }).with(9, p('举办培训18场。'));
    const { sections, elsewhere, refound } = returned(edited);
    expect(sections.flatMap(({ figures }) => figures)).toEqual([]);
    expect(elsewhere.figures).toMatchObject([{ id: 'visits/east', old: '30', new: '31', state: 'altered' }]);
    expect(refound).toBe(1);
  });
});
