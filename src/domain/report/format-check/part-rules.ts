import type { Label } from '../../text.ts';
import type { HeadingLevel } from '../document.ts';
import { type Face, GBT9704, linePitchPt } from '../gbt9704.ts';
import { chineseNumeral } from '../numbering.ts';
import { both, type Finding, type Ground, NOTHING } from './deviation.ts';
import type { DocumentPart, PartRole } from './document-parts.ts';
import { fontText, isFace, ptText } from './faces.ts';
import { checkDate, checkHeadParts, checkImprint, checkNotes } from './form-rules.ts';
import type { LaidOutRun } from './laid-out.ts';

/** How a role is called and in which face it is set; its ground. */
interface RoleRule extends Ground {
  readonly what: Label;
  readonly face: Face;
}

const { body, title, annexMark, imprint, headings } = GBT9704;
const inBodyFace = (what: Label): RoleRule => ({ what, face: body.value, basis: body.basis, evidence: body.evidence });

const ROLES: Readonly<Partial<Record<PartRole, RoleRule>>> = {
  number: inBodyFace({ zh: '发文字号', en: 'document number' }),
  title: { what: { zh: '标题', en: 'title' }, face: title.value, basis: title.basis, evidence: title.evidence },
  addressee: inBodyFace({ zh: '主送机关', en: 'addressee' }),
  body: inBodyFace({ zh: '正文', en: 'body' }),
  'attachment-note': inBodyFace({ zh: '附件说明', en: 'attachment note' }),
  signer: inBodyFace({ zh: '发文机关署名', en: 'signature' }),
  date: inBodyFace({ zh: '成文日期', en: 'date of signature' }),
  note: inBodyFace({ zh: '附注', en: 'note' }),
  'annex-mark': { what: { zh: '附件标识', en: 'attachment mark' }, face: annexMark.value, basis: annexMark.basis, evidence: annexMark.evidence },
  'annex-title': { what: { zh: '附件标题', en: 'attachment title' }, face: title.value, basis: title.basis, evidence: title.evidence },
  copies: { what: { zh: '版记', en: 'imprint' }, face: imprint.value, basis: imprint.basis, evidence: imprint.evidence },
  printed: { what: { zh: '版记', en: 'imprint' }, face: imprint.value, basis: imprint.basis, evidence: imprint.evidence },
};

function ruleOf({ role, level }: DocumentPart): RoleRule | undefined {
  if (role !== 'heading' || level === undefined) return ROLES[role];
  return { what: { zh: `${level} 级标题`, en: `heading ${level}` }, face: headings.value[level], basis: headings.basis, evidence: headings.evidence };
}

/** Departures of the parts of a document: faces, indents, line heights, and the form of each part. */
export function checkParts(parts: readonly DocumentPart[]): readonly Finding[] {
  return [
    ...parts.flatMap((part) => {
      const rule = ruleOf(part);
      return rule ? [...checkFace(part, rule), ...checkLineHeight(part, rule), ...checkIndent(part, rule)] : [];
    }),
    ...checkHeadings(parts.filter(({ role }) => role === 'heading')),
    ...checkHeadParts(parts),
    ...parts.flatMap((part) => [...checkDate(part), ...checkNotes(part), ...checkImprint(part)]),
  ];
}

const placeOf = ({ paragraph }: DocumentPart, near = paragraph.text): Finding['place'] => ({ paragraph: paragraph.number, near: near.trim().slice(0, 20) });

/** A quarter point is what rounding gives. */
const FACE_TOLERANCE_PT = 0.25;

function checkFace(part: DocumentPart, rule: RoleRule): readonly Finding[] {
  const { what, face, basis, evidence } = rule;
  const finding = (property: 'font' | 'size', run: LaidOutRun, expected: Label, found: Label): Finding => ({
    rule: `${part.role}${part.level ?? ''}-${property}`, what: { zh: what.zh + (property === 'font' ? '字体' : '字号'), en: `${what.en} ${property}` }, expected, found, basis, evidence, place: placeOf(part, run.text),
  });
  const runs = headOf(part);
  const wrongFont = runs.filter((run) => /\p{Script=Han}/u.test(run.text) && !isFace(run.font, face.font));
  const wrongSize = runs.filter((run) => Math.abs(run.pt - face.pt) > FACE_TOLERANCE_PT);
  return [
    ...firstOfEach(wrongFont, ({ font }) => font).map((run) => finding('font', run, both(face.font), fontText(run.font))),
    ...firstOfEach(wrongSize, ({ pt }) => pt).map((run) => finding('size', run, ptText(face.pt), ptText(run.pt))),
  ];
}

/** A word processor cuts a paragraph into many runs: each departure is told once for a paragraph. */
function firstOfEach<K>(runs: readonly LaidOutRun[], of: (run: LaidOutRun) => K): readonly LaidOutRun[] {
  return [...Map.groupBy(runs, of).values()].flatMap(([first]) => first ?? []);
}

/** A heading whose paragraph runs on into the text is judged up to its first full stop. */
function headOf({ role, level, paragraph }: DocumentPart): readonly LaidOutRun[] {
  const runs = paragraph.runs.filter(({ text }) => text.trim() !== '');
  if (role !== 'heading' || level === undefined || level > 2 || paragraph.text.length <= 40 || !paragraph.text.includes('。')) return runs;
  const end = runs.findIndex(({ text }) => text.includes('。'));
  const mixed = runs[end];
  return mixed && end === 0 ? [mixed] : runs.slice(0, Math.max(1, end));
}

/** Text of the body's size that is set to a fixed height must keep 22 lines to the page. */
function checkLineHeight(part: DocumentPart, { face }: RoleRule): readonly Finding[] {
  const { exactLinePt } = part.paragraph;
  if (face.pt !== body.value.pt || exactLinePt === undefined || Math.abs(exactLinePt - linePitchPt()) <= FACE_TOLERANCE_PT) return [];
  const { basis, evidence } = GBT9704.grid;
  return [{ rule: 'line-height', what: { zh: '行距', en: 'line height' }, expected: both(`${linePitchPt().toFixed(2)} pt`), found: both(`${exactLinePt} pt`), basis, evidence, place: placeOf(part) }];
}

const INDENTED: ReadonlySet<PartRole> = new Set(['body', 'heading', 'attachment-note', 'note']);

/** How many characters before the first line begins, by indent or by spaces. */
function charactersBefore({ paragraph: { text, indentPt, runs } }: DocumentPart): number {
  const spaces = [...(/^[\s\u3000]*/.exec(text)?.[0] ?? '')].reduce((width, character) => width + (character === '\u3000' ? 1 : 0.5), 0);
  return (indentPt.first + indentPt.left) / (runs.find((run) => run.text.trim() !== '')?.pt ?? body.value.pt) + spaces;
}

/** Paragraphs begin two characters in; those of the addressee at the edge. */
function checkIndent(part: DocumentPart, { what }: RoleRule): readonly Finding[] {
  const { alignment, isListItem, text } = part.paragraph;
  const expected = part.role === 'addressee' ? 0 : GBT9704.paragraphIndentChars.value;
  const isContinued = part.role === 'attachment-note' && /^\s*\d/.test(text);
  const isChecked = !isListItem && !isContinued && (INDENTED.has(part.role) || part.role === 'addressee');
  const found = charactersBefore(part);
  if (!isChecked || alignment === 'center' || alignment === 'right' || Math.abs(found - expected) <= 0.35) return [];
  const { basis, evidence } = part.role === 'addressee' ? GBT9704.addresseeBlankLines : GBT9704.paragraphIndentChars;
  const inWords = (characters: number): Label => ({ zh: characters === 0 ? '顶格' : `左空${Number(characters.toFixed(1))}字`, en: `${Number(characters.toFixed(1))} characters in` });
  return [{ rule: `${part.role}-indent`, what: { zh: `${what.zh}首行`, en: `first line of the ${what.en}` }, expected: inWords(expected), found: inWords(found), basis, evidence, place: placeOf(part) }];
}

/** The right form of a heading's number, by level and place. */
const NUMBERS: Readonly<Record<HeadingLevel, (value: number) => string>> = {
  1: (value) => `${chineseNumeral(value)}、`,
  2: (value) => `（${chineseNumeral(value)}）`,
  3: (value) => `${value}.`,
  4: (value) => `（${value}）`,
};

const WRITTEN: Readonly<Record<HeadingLevel, RegExp>> = { 1: /^[一二三四五六七八九十]+[、.．,，]/, 2: /^[（(][一二三四五六七八九十]+[）)][、.，,]?/, 3: /^\d+[.．、]/, 4: /^[（(]\d+[）)][、.，,]?/ };

/** Numbers of headings in their form and without gaps. Below a new heading a level begins anew or, as in work plans, goes on. */
function checkHeadings(parts: readonly DocumentPart[]): readonly Finding[] {
  const counters: Record<HeadingLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  return parts.flatMap((part): readonly Finding[] => {
    const { level, paragraph } = part;
    const text = paragraph.text.trim();
    const written = level && WRITTEN[level].exec(text)?.[0];
    if (!level || written === undefined) return [];
    const counted = countedAs(written, level);
    const next = counters[level] + 1;
    counters[level] = counted;
    const isFirstAgain = counted === 1;
    const expected = NUMBERS[level](isFirstAgain ? 1 : next);
    if (written === expected) return [];
    const { basis, evidence } = headings;
    return [{ rule: `heading${level}-number`, what: { zh: `${level} 级标题序号`, en: `number of a heading ${level}` }, expected: both(expected), found: text === '' ? NOTHING : both(written), basis, evidence, place: placeOf(part) }];
  });
}

function countedAs(written: string, level: HeadingLevel): number {
  const inner = written.replace(/[（()）、.．,，]/g, '');
  if (level > 2) return Number(inner);
  return Array.from({ length: 99 }, (_, index) => chineseNumeral(index + 1)).indexOf(inner) + 1;
}
