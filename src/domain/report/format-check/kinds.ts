import type { Label } from '../../text.ts';
import { DOCUMENT_KINDS } from '../gbt9704.ts';
import type { DocumentPart, PartRole } from './document-parts.ts';
import { both, type Finding, type Ground, NOTHING } from './deviation.ts';

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The name of a kind in both languages. */
export const kindName = (kind: DocumentKind): Label => ({ zh: kind, en: KIND_FORMS[kind].english });

/** How a kind of document departs from the common form (文种的特殊要求). */
interface KindForm {
  /** What the kind is called in English. */
  readonly english: string;
  /** 主送机关: demanded, or not written because the document is made public, or a single one. */
  readonly addressee: 'needed' | 'single' | 'none' | 'free';
  /** What the 发文机关标志 ends with. */
  readonly markEnds?: RegExp;
  /** Signed by a person or not at all, so that no organ and date stand below. */
  readonly unsigned?: boolean;
  /** Goes to a superior, so that 签发人 stands beside the number. */
  readonly upward?: boolean;
  /** 信函格式: no page number on the first page, no 印发 line. */
  readonly letter?: boolean;
}

/** The fifteen kinds, 党政机关公文处理工作条例 (2012) §8; where they differ, GB/T 9704-2012 §7 and §10. */
export const KIND_FORMS = {
  决议: { english: 'resolution', addressee: 'none', unsigned: true },
  决定: { english: 'decision', addressee: 'free' },
  命令: { english: 'order', addressee: 'none', markEnds: /令$/, unsigned: true },
  公报: { english: 'communiqué', addressee: 'none', unsigned: true },
  公告: { english: 'announcement', addressee: 'none' },
  通告: { english: 'public notice', addressee: 'none' },
  意见: { english: 'opinions', addressee: 'free' },
  通知: { english: 'notice', addressee: 'needed' },
  通报: { english: 'circular', addressee: 'free' },
  报告: { english: 'report', addressee: 'needed', upward: true },
  请示: { english: 'request for instructions', addressee: 'single', upward: true },
  批复: { english: 'reply', addressee: 'single' },
  议案: { english: 'motion', addressee: 'single' },
  函: { english: 'letter', addressee: 'needed', letter: true },
  纪要: { english: 'minutes', addressee: 'none', markEnds: /纪要$/, unsigned: true },
} as const satisfies Record<DocumentKind, KindForm>;

/** The kind that a title ends with, or that the red head names; undefined for a summary, a plan and the like. */
export function findKind(parts: readonly DocumentPart[]): DocumentKind | undefined {
  const text = (role: PartRole): string => parts.filter((part) => part.role === role).map(({ paragraph }) => paragraph.text.trim()).join('');
  const [title, mark] = [text('title').replace(/[（(][^（()）]*[)）]$/, ''), text('organ-mark')];
  if (mark.endsWith('纪要')) return '纪要';
  if (mark.endsWith('令')) return '命令';
  return DOCUMENT_KINDS.find((kind) => title.endsWith(`的${kind}`) || title.endsWith(`会议${kind}`)) ?? (title.endsWith('令') ? '命令' : undefined);
}

const HANDLING = '党政机关公文处理工作条例（2012）';
const ground = (article: string): Ground => ({ basis: `${HANDLING}${article}`, evidence: 'to-confirm' });
const form = (section: string): Ground => ({ basis: `GB/T 9704-2012 ${section}`, evidence: 'to-confirm' });

const quote = (part: DocumentPart | undefined): Label => (part ? both(part.paragraph.text.trim().slice(0, 30)) : NOTHING);

function finding(rule: string, what: Label, expected: Label, part: DocumentPart | undefined, on: Ground, found = quote(part)): Finding {
  return { rule, what, expected, found, ...on, place: part ? { paragraph: part.paragraph.number, near: part.paragraph.text.trim().slice(0, 20) } : {} };
}

const ADDRESSEE: Label = { zh: '主送机关', en: 'addressee' };

/** What a document of a kind must have or must not; only what carries a red head is held to its head and signature. */
export function checkKind(kind: DocumentKind, parts: readonly DocumentPart[], firstPageDiffers: boolean): readonly Finding[] {
  const rules: KindForm = KIND_FORMS[kind];
  const find = (role: PartRole): DocumentPart | undefined => parts.find((part) => part.role === role);
  const mark = find('organ-mark');
  return [
    ...checkAddressee(kind, rules, find('addressee')),
    ...(mark ? checkHead(kind, rules, mark, parts) : []),
    ...(rules.letter && mark ? checkLetter(parts, firstPageDiffers) : []),
    ...(rules.unsigned && find('signer') && kind !== '命令' ? [finding('kind-unsigned', { zh: `${kind}的落款`, en: `signature of ${KIND_FORMS[kind].english}` }, { zh: '不署名、不盖印', en: 'none' }, find('signer'), form('§7.3.5、§10.3'))] : []),
    ...(kind === '请示' ? checkRequest(parts) : []),
    ...(kind === '报告' ? checkReport(parts) : []),
  ];
}

function checkAddressee(kind: DocumentKind, { addressee }: KindForm, part: DocumentPart | undefined): readonly Finding[] {
  const isSeveral = part !== undefined && /[，、,]/.test(part.paragraph.text);
  if (addressee === 'none' && part) return [finding('kind-addressee', ADDRESSEE, { zh: `${kind}不写主送机关`, en: `${KIND_FORMS[kind].english}: names none` }, part, form('§7.3.2'))];
  if ((addressee === 'needed' || addressee === 'single') && !part) return [finding('kind-addressee', ADDRESSEE, { zh: `${kind}须写主送机关`, en: `${KIND_FORMS[kind].english}: names one` }, undefined, form('§7.3.2'))];
  if (addressee === 'single' && isSeveral) return [finding('kind-one-addressee', ADDRESSEE, { zh: `${kind}只主送一个机关`, en: `${KIND_FORMS[kind].english}: goes to one authority` }, part, ground('第十五条'))];
  return [];
}

function checkHead(kind: DocumentKind, { markEnds, upward }: KindForm, mark: DocumentPart, parts: readonly DocumentPart[]): readonly Finding[] {
  const hasSigner = parts.some(({ role, paragraph }) => (role === 'number' || role === 'other' || role === 'organ-mark') && /签发人[:：]/.test(paragraph.text));
  return [
    ...(markEnds && !markEnds.test(mark.paragraph.text.trim()) ? [finding('kind-mark', { zh: '发文机关标志', en: 'organ mark' }, { zh: `以“${kind === '命令' ? '令' : kind}”结尾`, en: `ends with ${kind === '命令' ? '令' : kind}` }, mark, form('§10.2、§10.3'))] : []),
    ...(upward && !hasSigner ? [finding('kind-issuer', { zh: '签发人', en: 'issuer' }, { zh: '上行文标注“签发人：”', en: '签发人： stands beside the number' }, undefined, form('§7.2.6'))] : []),
  ];
}

function checkLetter(parts: readonly DocumentPart[], firstPageDiffers: boolean): readonly Finding[] {
  const mark = parts.find(({ role }) => role === 'organ-mark');
  const printed = parts.find(({ role }) => role === 'printed');
  return [
    ...(mark && mark.paragraph.text.trim().endsWith('文件') ? [finding('letter-mark', { zh: '信函格式的发文机关标志', en: 'organ mark of a letter' }, { zh: '只写机关名称，不加“文件”', en: 'the name alone, without 文件' }, mark, form('§10.1'))] : []),
    ...(printed ? [finding('letter-imprint', { zh: '信函格式的版记', en: 'imprint of a letter' }, { zh: '不加印发机关和印发日期', en: 'no 印发 line' }, printed, form('§10.1'))] : []),
    ...(firstPageDiffers ? [] : [finding('letter-page', { zh: '信函格式的首页页码', en: 'first page number of a letter' }, { zh: '首页不显示页码', en: 'none on the first page' }, undefined, form('§10.1'), { zh: '首页显示页码', en: 'shown' })]),
  ];
}

const ASKING = /(?:妥否|当否|可否|是否妥当|以上请示).{0,12}请.{0,4}(?:批示|指示|审批|审示|批复|审定)/;

function checkRequest(parts: readonly DocumentPart[]): readonly Finding[] {
  const body = parts.filter(({ role }) => role === 'body');
  const asks = body.some(({ paragraph }) => ASKING.test(paragraph.text));
  const hasContact = parts.some(({ role, paragraph }) => role === 'note' && /联系/.test(paragraph.text));
  return [
    ...(asks ? [] : [finding('request-end', { zh: '请示的结尾', en: 'end of a request' }, both('当否，请批示。'), body.at(-1), ground('第十五条'))]),
    ...(hasContact ? [] : [finding('request-contact', { zh: '请示的附注', en: 'note of a request' }, { zh: '（联系人：姓名，电话）', en: 'contact and telephone' }, parts.find(({ role }) => role === 'note'), form('§7.3.6'))]),
  ];
}

function checkReport(parts: readonly DocumentPart[]): readonly Finding[] {
  const asking = parts.find(({ role, paragraph }) => role === 'body' && (ASKING.test(paragraph.text) || /请(?:予)?(?:批示|审批)。$/.test(paragraph.text.trim())));
  return asking ? [finding('report-asks', { zh: '报告中的请示事项', en: 'request inside a report' }, { zh: '报告不得夹带请示事项', en: 'none' }, asking, ground('第十五条'))] : [];
}
