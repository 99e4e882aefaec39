import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { TO_SETTLE, VERDICTS } from '#domain/report/draft/verdict.ts';
import { escapeMarkup, printableText } from '#domain/report/printable-text.ts';
import type { Language } from '#domain/text.ts';
import { openDocx } from '../documents/open-docx.ts';
import type { WholeFile } from '../documents/whole-upload.ts';
import type { CheckedDraft, CheckedFigure } from './check-draft.ts';
import { type MarkedStretch, withCommentMarks } from './comment-marks.ts';
import { type CommentsPart, commentsPart, withComments } from './comments-part.ts';

/** How comments speak: the names of indicators, the language, and the instant they are written at. */
export interface CommentWording {
  readonly catalog: Catalog;
  readonly language: Language;
  readonly at: string;
}

const ZIP = [0x50, 0x4b];

/** Comments need a Word file of the present kind. @throws ProblemError `wrong-file-type` for another */
export function assertDocx({ name, bytes }: WholeFile): void {
  if (!ZIP.every((byte, index) => bytes[index] === byte)) throw new ProblemError(problem('wrong-file-type', { file: name, allowed: 'docx' }));
}

const DOCUMENT = 'word/document.xml';

/**
 * The draft itself with a comment by 知枢 at each figure that differs, is out of date or ambiguous (批注稿). Runs are cut at
 * the figures; all other parts of the file stay byte for byte. @throws ProblemError `wrong-file-type` or `damaged-file`
 */
export function commentedDraft(file: WholeFile, { text, figures }: CheckedDraft, wording: CommentWording): Uint8Array {
  const source = openDocx(file.bytes, file.name, /^word\/document\.xml$/).get(DOCUMENT) ?? '';
  const settle = figures.filter(({ verdict }) => TO_SETTLE.includes(verdict));
  if (settle.length === 0) return file.bytes;
  const parts = unzipSync(file.bytes);
  const part = commentsPart(parts, source);
  const { source: marked, marked: found } = withCommentMarks(source, text, stretchesOf(text, settle, part));
  const comments = found.map(({ comment }) => commentXml(comment, settle[comment - part.firstId], wording));
  const changed: Zippable = { ...parts, [DOCUMENT]: strToU8(marked), ...withComments(parts, part, comments.join('')) };
  return zipSync(changed, { level: 6, mtime: new Date(1980, 0, 1) });
}

/** Places of figures count code points, those of a string UTF-16 units. */
function stretchesOf(text: string, figures: readonly CheckedFigure[], { firstId }: CommentsPart): readonly MarkedStretch[] {
  const units = unitsOf(text);
  return figures.map(({ start, end }, index) => ({ start: units(start), end: units(end), comment: firstId + index }));
}

function unitsOf(text: string): (point: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point;
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  return (point) => starts[point] ?? at;
}

const WORDS = {
  zh: { fact: '台账', written: '稿中', indicator: '指标', period: '期间', where: (id: string) => `明细：知枢“指标”中打开 ${id}`, was: (day: string) => `此数为 ${day} 的数`, none: '此处所指不能确定，或台账尚无此数，请核对' },
  en: { fact: 'Fact', written: 'Written', indicator: 'Indicator', period: 'Period', where: (id: string) => `Rows: in Zhishu under Indicators, ${id}`, was: (day: string) => `it was right on ${day}`, none: 'what is meant is not certain, or has no value; please check' },
} as const satisfies Readonly<Record<Language, object>>;

/** What a comment says, a paragraph each: the verdict, the fact, the indicator and its days, where to look. */
export function commentLines({ verdict, value, factText, factValue, measure = '', indicator, period, asOf }: CheckedFigure, { catalog, language }: Pick<CommentWording, 'catalog' | 'language'>): readonly string[] {
  const say = WORDS[language];
  const colon = language === 'zh' ? '：' : ': ';
  const found = indicator === null ? undefined : catalog.findIndicator(indicator);
  const why = asOf === undefined ? '' : `${language === 'zh' ? '，' : '; '}${say.was(asOf)}`;
  const isBare = /^-?\d/.test(factText);
  return [
    `${VERDICTS[verdict][language]}${verdict === 'ambiguous' ? colon + say.none : why}`,
    `${say.written}${colon}${value}`,
    ...(factValue === null ? [] : [`${say.fact}${colon}${factText}${isBare ? measure : ''}`]),
    ...(found ? [`${say.indicator}${colon}${found.name[language]}`] : []),
    ...(period === undefined ? [] : [`${say.period}${colon}${period.replace('/', ' – ')}`]),
    ...(indicator === null ? [] : [say.where(indicator)]),
  ];
}

function commentXml(id: number, figure: CheckedFigure | undefined, wording: CommentWording): string {
  const lines = figure ? commentLines(figure, wording) : [];
  const paragraphs = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${escapeMarkup(printableText(line))}</w:t></w:r></w:p>`);
  return `<w:comment w:id="${id}" w:author="知枢" w:date="${wording.at.slice(0, 19)}Z" w:initials="知枢">${paragraphs.join('')}</w:comment>`;
}

