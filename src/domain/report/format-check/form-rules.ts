import type { Label } from '../../text.ts';
import { GBT9704 } from '../gbt9704.ts';
import { both, type Finding, type Ground, NOTHING } from './deviation.ts';
import { DOCUMENT_NUMBER, type DocumentPart } from './document-parts.ts';
import { fontText, isFace } from './faces.ts';

const placeOf = ({ paragraph }: DocumentPart): Finding['place'] => ({ paragraph: paragraph.number, near: paragraph.text.trim().slice(0, 20) });

const of = ({ basis, evidence }: Ground): Ground => ({ basis, evidence });

function finding(rule: string, what: Label, expected: Label, found: Label, ground: Ground, part?: DocumentPart): Finding {
  return { rule, what, expected, found, ...of(ground), place: part ? placeOf(part) : {} };
}

const lines = (count: number): Label => ({ zh: `空${Number(count.toFixed(1))}行`, en: `${Number(count.toFixed(1))} lines` });
const LINE_TOLERANCE = 0.6;

/** Red head, number, title and addressee: what they say and how far they stand apart. */
export function checkHeadParts(parts: readonly DocumentPart[]): readonly Finding[] {
  const find = (role: DocumentPart['role']): DocumentPart | undefined => parts.find((part) => part.role === role);
  const [mark, number, title, addressee] = [find('organ-mark'), find('number'), find('title'), find('addressee')];
  return [
    ...(mark ? checkOrganMark(mark, number, parts) : []),
    ...(number ? checkNumber(number) : []),
    ...(title ? checkTitle(title, mark !== undefined) : [finding('title', { zh: '标题', en: 'title' }, { zh: '二号小标宋体，居中', en: 'centred, 22 pt' }, NOTHING, GBT9704.title)]),
    ...(addressee ? checkAddressee(addressee) : []),
  ];
}

const RED = GBT9704.organMark.value.colour;

function checkOrganMark(mark: DocumentPart, number: DocumentPart | undefined, parts: readonly DocumentPart[]): readonly Finding[] {
  const what: Label = { zh: '发文机关标志', en: 'organ mark' };
  const run = mark.paragraph.runs.find(({ text }) => text.trim() !== '');
  const { organMark, redRule } = GBT9704;
  const head = parts.filter(({ paragraph }) => paragraph.number <= (number ?? mark).paragraph.number);
  const rule = head.map(({ paragraph }) => paragraph.ruleBelow).find((each) => each !== undefined);
  const isDrawn = parts.some(({ paragraph, role }) => paragraph.hasDrawing && ['organ-mark', 'number', 'title', 'other'].includes(role));
  return [
    ...(isFace(run?.font, organMark.value.font) ? [] : [finding('organ-mark-font', { zh: '发文机关标志字体', en: 'organ mark font' }, both(organMark.value.font), fontText(run?.font), organMark, mark)]),
    ...(run?.colour === RED ? [] : [finding('organ-mark-colour', { zh: '发文机关标志颜色', en: 'organ mark colour' }, { zh: '红色', en: 'red' }, both(run?.colour ?? '—'), organMark, mark)]),
    ...(mark.paragraph.alignment === 'center' || mark.paragraph.alignment === 'both' ? [] : [finding('organ-mark-place', what, { zh: '居中', en: 'centred' }, { zh: '未居中', en: 'not centred' }, organMark, mark)]),
    ...(rule || isDrawn ? [] : [finding('red-rule', { zh: '红色分隔线', en: 'red rule' }, { zh: '发文字号下红色分隔线', en: 'a red rule below the number' }, NOTHING, redRule, number ?? mark)]),
    ...(rule && rule.colour.toUpperCase() !== redRule.value.colour ? [finding('red-rule-colour', { zh: '分隔线颜色', en: 'colour of the rule' }, { zh: '红色', en: 'red' }, both(rule.colour), redRule, number ?? mark)] : []),
    ...(number ? [] : [finding('number', { zh: '发文字号', en: 'document number' }, both('×〔2026〕1号'), NOTHING, GBT9704.documentNumber, mark)]),
  ];
}

/** 〔2026〕1号: hexagonal brackets, no 第, no leading zero. An order's 第1号 is right as it is. */
function checkNumber(part: DocumentPart): readonly Finding[] {
  const written = DOCUMENT_NUMBER.exec(part.paragraph.text.replace(/签发人.*$/, ''))?.[0].replace(/\s/g, '');
  if (written === undefined) return [];
  const right = written.replace(/[［[(（【﹝〔](\d{4})[〕］\])）】﹞]第?0*(\d+)号/, '〔$1〕$2号');
  return written === right ? [] : [finding('number-form', { zh: '发文字号', en: 'document number' }, both(right), both(written), GBT9704.documentNumber, part)];
}

function checkTitle(part: DocumentPart, hasRedHead: boolean): readonly Finding[] {
  const { titleBlankLines } = GBT9704;
  return [
    ...(part.paragraph.alignment === 'center' ? [] : [finding('title-place', { zh: '标题', en: 'title' }, { zh: '居中', en: 'centred' }, { zh: '未居中', en: 'not centred' }, GBT9704.title, part)]),
    ...(!hasRedHead || Math.abs(part.linesAbove - titleBlankLines.value) <= LINE_TOLERANCE ? [] : [finding('title-lines', { zh: '标题上方', en: 'space above the title' }, lines(titleBlankLines.value), lines(part.linesAbove), titleBlankLines, part)]),
    ...(/[。，；]$/.test(part.paragraph.text.trim()) ? [finding('title-stop', { zh: '标题末尾', en: 'end of the title' }, { zh: '不加标点', en: 'no stop' }, both(part.paragraph.text.trim().slice(-1)), GBT9704.title, part)] : []),
  ];
}

function checkAddressee(part: DocumentPart): readonly Finding[] {
  const { addresseeBlankLines } = GBT9704;
  const what: Label = { zh: '主送机关', en: 'addressee' };
  return [
    ...(part.paragraph.text.trim().endsWith('：') ? [] : [finding('addressee-colon', what, { zh: '以全角冒号结尾', en: 'ends with a full-width colon' }, both(part.paragraph.text.trim().slice(-1)), addresseeBlankLines, part)]),
    ...(Math.abs(part.linesAbove - addresseeBlankLines.value) <= LINE_TOLERANCE ? [] : [finding('addressee-lines', { zh: '主送机关上方', en: 'space above the addressee' }, lines(addresseeBlankLines.value), lines(part.linesAbove), addresseeBlankLines, part)]),
  ];
}

/** 成文日期: Arabic digits without padding, four characters from the right. */
export function checkDate(part: DocumentPart): readonly Finding[] {
  if (part.role !== 'date') return [];
  const { dateRightChars } = GBT9704;
  const text = part.paragraph.text.trim();
  const { alignment, indentPt, runs } = part.paragraph;
  const trailing = [...(/[\s\u3000]*$/.exec(part.paragraph.text)?.[0] ?? '')].reduce((width, character) => width + (character === '\u3000' ? 1 : 0.5), 0);
  const right = indentPt.right / (runs.find((run) => run.text.trim() !== '')?.pt ?? GBT9704.body.value.pt) + trailing;
  const isAtRight = alignment === 'right' || indentPt.left + indentPt.first > GBT9704.body.value.pt * 8 || /^[\s\u3000]{8,}/.test(part.paragraph.text);
  return [
    ...(/^\d{4}年[1-9]\d?月[1-9]\d?日$/.test(text) ? [] : [finding('date-digits', { zh: '成文日期', en: 'date of signature' }, { zh: '阿拉伯数字，月、日不编虚位', en: 'Arabic digits without padding' }, both(text), dateRightChars, part)]),
    ...(isAtRight ? [] : [finding('date-place', { zh: '成文日期', en: 'date of signature' }, { zh: '居右', en: 'at the right' }, { zh: '未居右', en: 'not at the right' }, dateRightChars, part)]),
    ...(alignment !== 'right' || right >= dateRightChars.value - 0.5 ? [] : [finding('date-right', { zh: '成文日期右空', en: 'space right of the date' }, { zh: '四字', en: '4 characters' }, { zh: `${Number(right.toFixed(1))}字`, en: `${Number(right.toFixed(1))} characters` }, dateRightChars, part)]),
  ];
}

/** 附件说明 and 附注: brackets, colons and stops. */
export function checkNotes(part: DocumentPart): readonly Finding[] {
  const text = part.paragraph.text.trim();
  if (part.role === 'note') return /^（.*）$/.test(text) ? [] : [finding('note-brackets', { zh: '附注', en: 'note' }, { zh: '加全角圆括号', en: 'in full-width brackets' }, both(text.slice(0, 20)), GBT9704.noteIndentChars, part)];
  if (part.role !== 'attachment-note') return [];
  const ground: Ground = { basis: 'GB/T 9704-2012 §7.3.4', evidence: 'to-confirm' };
  return [
    ...(/^(?:附件：|\d+[.．])/.test(text) ? [] : [finding('attachment-colon', { zh: '附件说明', en: 'attachment note' }, both('附件：'), both(text.slice(0, 4)), ground, part)]),
    ...(/[。；，]$/.test(text) ? [finding('attachment-stop', { zh: '附件名称', en: 'name of the attachment' }, { zh: '后不加标点', en: 'no stop behind it' }, both(text.slice(-1)), ground, part)] : []),
  ];
}

/** 版记: 抄送 with its colon, 印发 with a date without padding. */
export function checkImprint(part: DocumentPart): readonly Finding[] {
  const text = part.paragraph.text.trim();
  const { imprint } = GBT9704;
  if (part.role === 'copies' && !text.startsWith('抄送：')) return [finding('copies-colon', { zh: '抄送机关', en: 'copies' }, both('抄送：'), both(text.slice(0, 4)), imprint, part)];
  const isPadded = part.role === 'printed' && /年0\d?月|月0\d日/.test(text);
  return isPadded ? [finding('printed-date', { zh: '印发日期', en: 'day of printing' }, { zh: '月、日不编虚位', en: 'no padding' }, both(text), imprint, part)] : [];
}
