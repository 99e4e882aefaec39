import type { ComposedReport, ReportChapter } from '../composed.ts';
import { type ProsePiece, proseText, readProse } from '../prose-marks.ts';
import type { ChapterProse } from '../prose.ts';
import type { ReadBack, ReturnedFigure, ReturnedParagraph } from './read-back.ts';

/** A chapter of a collected report as the edited file says it (章节回稿). */
export interface ReturnedSection {
  readonly chapter: string;
  /** Its words as they came back, its figures as marks: what to take over. */
  readonly prose: string;
  /** Whether that differs from what the section says now. */
  readonly changed: boolean;
  /** Its paragraphs that were changed, added, removed or moved, in the order of the file. */
  readonly paragraphs: readonly ReturnedParagraph[];
  /** Its figures that were altered or removed: none of these values is taken over. */
  readonly figures: readonly ReturnedFigure[];
}

/** What was edited that no section holds: title, headings, tables. */
export interface ReturnedElsewhere {
  readonly paragraphs: readonly ReturnedParagraph[];
  readonly figures: readonly ReturnedFigure[];
}

/** An edited report by its sections. */
export interface ReturnedReport {
  readonly sections: readonly ReturnedSection[];
  readonly elsewhere: ReturnedElsewhere;
  /** How many figures lost their control and were found again with the same value. */
  readonly refound: number;
}

/** What a paragraph of the file as written is: a line of a chapter's prose, or something else in it. */
interface Owner {
  readonly chapter: string;
  /** Which line of the prose, from 0. */
  readonly line?: number;
}

/** A report as it was written into the file: its chapters, the texts of the file's paragraphs, and what follows the chapters. */
export interface WrittenReport {
  readonly report: Pick<ComposedReport, 'chapters'>;
  readonly paragraphs: readonly string[];
  readonly ending: string;
}

/**
 * Sorts what came back by the sections that hold it. A line whose words are the same stays as it is; a changed one is put
 * together from its words and the marks of the figures that were found again, so that no altered value becomes text.
 */
export function returnedSections(written: WrittenReport, prose: ChapterProse, { paragraphs, figures }: ReadBack): ReturnedReport {
  const owners = ownersOf(written);
  const placed = placedIn(paragraphs, owners);
  const altered = figures.filter(({ state }) => state === 'altered' || state === 'removed').map((figure) => ({ figure, chapter: chapterOf(figure, owners, placed) }));
  const sections = Object.entries(prose).map(([chapter, text]): ReturnedSection => {
    const own = placed.filter((each) => each.chapter === chapter && isOfProse(each, owners));
    const lines = readProse(text).map((pieces) => proseText([pieces]));
    const returned = own.flatMap(({ paragraph }) => lineOf(paragraph, owners, lines) ?? []).join('\n');
    return {
      chapter, prose: returned, changed: returned !== lines.join('\n'),
      paragraphs: own.flatMap(({ paragraph }) => (isEdited(paragraph) ? [paragraph] : [])),
      figures: altered.filter((each) => each.chapter === chapter).map(({ figure }) => figure),
    };
  });
  const holds = (chapter: string | undefined): boolean => chapter !== undefined && Object.hasOwn(prose, chapter);
  const elsewhere = placed.filter((each) => isEdited(each.paragraph) && !(holds(each.chapter) && isOfProse(each, owners)));
  return {
    sections,
    elsewhere: { paragraphs: elsewhere.map(({ paragraph }) => paragraph), figures: altered.filter(({ chapter }) => !holds(chapter)).map(({ figure }) => figure) },
    refound: figures.filter(({ state }) => state === 'refound').length,
  };
}

/** Which chapter holds each paragraph of the file as written: those of a chapter stand between its first and the next one's. */
function ownersOf({ report, paragraphs, ending }: WrittenReport): ReadonlyMap<number, Owner> {
  const owners = new Map<number, Owner>();
  const end = paragraphs.lastIndexOf(ending.trim());
  let reached = 0;
  let chapter: string | undefined;
  const upTo = (place: number): void => {
    for (; reached < place; reached += 1) if (chapter !== undefined) owners.set(reached, { chapter });
  };
  for (const { text, owner } of report.chapters.flatMap(itemsOf)) {
    const place = paragraphs.indexOf(text.trim(), reached);
    if (place < 0) continue;
    upTo(place);
    ({ chapter } = owner);
    owners.set(place, owner);
    reached = place + 1;
  }
  upTo(end < 0 ? paragraphs.length : end);
  return owners;
}

function itemsOf({ id: chapter, number, title, paragraphs }: ReportChapter): readonly { readonly text: string; readonly owner: Owner }[] {
  const heading = title === '' ? [] : [{ text: number + title, owner: { chapter } }];
  return [...heading, ...paragraphs.map(({ id, text, internal }) => ({ text, owner: internal ? { chapter } : { chapter, line: Number(id.slice(chapter.length + 1)) - 1 } }))];
}

interface Placed {
  readonly paragraph: ReturnedParagraph;
  readonly chapter: string | undefined;
}

/** Where each paragraph stands now: one that was added or moved belongs to the chapter of the one before it. */
function placedIn(paragraphs: readonly ReturnedParagraph[], owners: ReadonlyMap<number, Owner>): readonly Placed[] {
  let current: string | undefined;
  return paragraphs.map((paragraph) => {
    const owner = paragraph.before && owners.get(paragraph.before.index)?.chapter;
    if (!paragraph.before || paragraph.moved) return { paragraph, chapter: current };
    if (paragraph.after) current = owner ?? undefined;
    return { paragraph, chapter: owner ?? undefined };
  });
}

/** A line of prose, or words that were added where such lines stand; cells and headings are none. */
function isOfProse({ paragraph: { place, before } }: Placed, owners: ReadonlyMap<number, Owner>): boolean {
  return place === 'body' && (before === null || owners.get(before.index)?.line !== undefined);
}

const isEdited = ({ state, moved }: ReturnedParagraph): boolean => state !== 'kept' || moved === true;

function lineOf({ before, after, words }: ReturnedParagraph, owners: ReadonlyMap<number, Owner>, lines: readonly string[]): string | undefined {
  if (!after) return undefined;
  const line = before ? owners.get(before.index)?.line : undefined;
  const same = line === undefined ? undefined : lines[line];
  if (same !== undefined && words.every(({ kind }) => kind === 'kept')) return same;
  return proseText([after.parts.map(({ text, figure }): ProsePiece => (figure === undefined ? text : markOf(figure)))]);
}

/** A figure's id is its mark without the braces, its display with it. */
const markOf = (id: string): string => `{{${id}}}`;

function chapterOf({ before, after }: ReturnedFigure, owners: ReadonlyMap<number, Owner>, placed: readonly Placed[]): string | undefined {
  if (before !== null) return owners.get(before)?.line === undefined ? undefined : owners.get(before)?.chapter;
  return placed.find(({ paragraph }) => paragraph.after?.index === after)?.chapter;
}
