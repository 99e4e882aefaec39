import { missingCount } from '../indicator/fact.ts';
import type { ReportParagraph, ReportPart, ReportRequest } from './composed.ts';
import { figurePart, getEvaluated, type Writing } from './evaluated.ts';
import { type FigureQuery, valueId, valueOf } from './figure-query.ts';
import { measureOf } from './figure-text.ts';
import type { BlockSpec, LeadersSpec, ListSpec, MissingSpec, ParagraphSpec, ProseSpec, Sentence } from './genre.ts';
import { chineseNumeral } from './numbering.ts';

/** Said where people have yet to write. */
const TO_BE_WRITTEN = '待撰写';

const MARK = new RegExp(`【${TO_BE_WRITTEN}：([^】]*)】`, 'g');

/** A paragraph that is nothing but such a mark, with its ordinal if it has one. */
const ONLY_A_MARK = new RegExp(`^(?:[一二三四五六七八九十]+是)?【${TO_BE_WRITTEN}：[^】]*】$`);

/** What is still to be written in a text (待撰写处), by its guidance; none in a text that is finished. */
export function placesToWrite(text: string): readonly string[] {
  return [...text.matchAll(MARK)].map(([, guidance = '']) => guidance);
}

/** The figures that a block needs beside those of its sentences: a value and a place for each district. */
export function blockQueries({ districts }: ReportRequest, block: BlockSpec): readonly FigureQuery[] {
  if (!('kind' in block) || (block.kind !== 'leaders' && block.kind !== 'missing')) return [];
  const { indicator } = block;
  return districts.flatMap(({ code }) => [valueOf(indicator, {}, { district: code }), rankQuery(indicator, code)]);
}

const rankQuery = (indicator: string, district: string): FigureQuery => ({ shows: { kind: 'rank', indicator }, time: {}, district });

/** The blocks of a chapter as paragraphs; those with nothing to say are left out, and but in a draft the marks of places to write. */
export function paragraphsOf(writing: Writing, chapter: string, blocks: readonly BlockSpec[]): readonly ReportParagraph[] {
  return blocks.flatMap((block, index) => blockParagraphs(writing, `${chapter}/${index + 1}`, chapter, block)).filter(({ text }) => text !== '' && (isDraft(writing.request) || !ONLY_A_MARK.test(text)));
}

function isDraft({ version }: ReportRequest): boolean {
  return version === undefined || version === 'draft';
}

function blockParagraphs(writing: Writing, id: string, chapter: string, block: BlockSpec): readonly ReportParagraph[] {
  if (!('kind' in block)) return [paragraph(id, sentenceParts(writing, block))];
  switch (block.kind) {
    case 'paragraph': {
      const parts = sentenceParts(writing, block.sentences);
      const isSilent = parts.every(({ text }) => text === '') && block.otherwise !== undefined;
      return [{ ...paragraph(id, isSilent ? [{ text: block.otherwise ?? '' }] : parts), ...(block.internal && { internal: true }) }];
    }
    case 'prose':
      return [proseParagraph(writing, `${chapter}/${block.id}`, block)];
    case 'list':
      return listParagraphs(writing, id, chapter, block);
    case 'leaders':
      return [paragraph(id, leaderParts(writing, block))];
    case 'missing':
      return [paragraph(id, [{ text: missingText(writing, block) }])];
  }
}

function paragraph(id: string, given: readonly ReportPart[]): ReportParagraph {
  const parts = merged(given);
  return { id, text: parts.map(({ text }) => text).join(''), figures: [...new Set(parts.flatMap(({ figure }) => figure ?? []))], parts };
}

function sentenceParts(writing: Writing, sentences: ParagraphSpec): readonly ReportPart[] {
  return sentences.flatMap((sentence) => partsOf(writing, sentence));
}

/** The sentence, or what it says instead when a figure in it has no basis and no words of its own for that. */
function partsOf(writing: Writing, { parts, otherwise }: Sentence): readonly ReportPart[] {
  const lacks = parts.some((part) => typeof part !== 'string' && !part.signed && getEvaluated(writing.figures, part.id).value.fact.value === null);
  if (lacks && otherwise !== undefined) return [{ text: otherwise }];
  const said = parts.map((part): ReportPart => (typeof part === 'string' ? { text: part } : figurePart(writing, part.id)));
  return withMissing(said, missingIn(writing, parts.flatMap((part) => (typeof part === 'string' ? [] : [part.id]))));
}

/** Districts that the figures of a sentence lack, at most: what is summed over those that reported says so (N个区未报). */
function missingIn({ figures }: Writing, ids: readonly string[]): number {
  return Math.max(0, ...ids.map((id) => missingCount(getEvaluated(figures, id).value.fact)));
}

/** The sentence with what it lacks, before its full stop. */
function withMissing(parts: readonly ReportPart[], missing: number): readonly ReportPart[] {
  if (missing === 0) return parts;
  const words = `（${missing}个区未报）`;
  const last = parts.at(-1);
  const [, body = '', stop = ''] = /^(.*?)([。；，]?)$/s.exec(last?.figure === undefined ? (last?.text ?? '') : '') ?? [];
  return last?.figure === undefined ? [...parts.slice(0, -1), { text: `${body}${words}${stop}` }] : [...parts, { text: words }];
}

function merged(parts: readonly ReportPart[]): readonly ReportPart[] {
  const result: ReportPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last && last.figure === undefined && part.figure === undefined) result[result.length - 1] = { text: last.text + part.text };
    else if (part.text !== '') result.push(part);
  }
  return result;
}

/** The mark of a place that people write; only a draft shows it. */
function proseParagraph({ request }: Writing, id: string, { id: place, guidance }: ProseSpec): ReportParagraph {
  const text = isDraft(request) ? `【${TO_BE_WRITTEN}：${guidance}】` : '';
  return { ...paragraph(id, [{ text }]), prose: { id: place, guidance } };
}

/** The items that have something to say, each with its ordinal before it. */
function listParagraphs(writing: Writing, id: string, chapter: string, { items }: ListSpec): readonly ReportParagraph[] {
  const spoken = items.flatMap((item, index) => blockParagraphs(writing, `${id}.${index + 1}`, chapter, item)).filter(({ text }) => text !== '');
  return spoken.map((each, index) => ({ ...each, ...paragraph(each.id, [{ text: `${chineseNumeral(index + 1)}是` }, ...each.parts]) }));
}

interface Placed {
  readonly code: string;
  readonly name: string;
  readonly place: number | null;
}

function placedDistricts({ request, figures }: Writing, indicator: string): readonly Placed[] {
  return request.districts.map(({ code, name }) => ({ code, name, place: getEvaluated(figures, valueId(rankQuery(indicator, code))).value.fact.value }));
}

/** 高价值发明专利居前3位的是东区（12件）、西区（9件）和南区（9件）。 */
function leaderParts(writing: Writing, { indicator, count }: LeadersSpec): readonly ReportPart[] {
  const { definitions } = writing;
  const { name } = definitions.getIndicator(indicator);
  const measure = measureOf({ kind: 'value', indicator }, definitions.getIndicator(indicator));
  const first = placedDistricts(writing, indicator).filter(({ place }) => place !== null && place <= count).toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  if (first.length === 0) return [];
  const named = first.flatMap(({ code, name: district }, index): ReportPart[] => [
    { text: `${index > 0 ? '、' : ''}${district}（` }, figurePart(writing, valueId(valueOf(indicator, {}, { district: code }))), { text: `${measure}）` },
  ]);
  return [{ text: `${name.zh}居前${count}位的是` }, ...named, { text: '。' }];
}

function missingText(writing: Writing, { indicator }: MissingSpec): string {
  const districts = placedDistricts(writing, indicator);
  const missing = districts.filter(({ place }) => place === null);
  const { name } = writing.definitions.getIndicator(indicator);
  if (missing.length === districts.length) return `${name.zh}各区均无数据，本期不排位次。`;
  if (missing.length === 0) return `${name.zh}各区数据齐全。`;
  return `${name.zh}缺报的有${missing.map((each) => each.name).join('、')}，不列位次，也不按零计。`;
}
