import type { Definitions } from '../indicator/evaluate.ts';
import { type ChapterSpec, figure, type FigureSpec, figuresOf, type Genre, comparisonOf, isInternal, type ParagraphSpec } from './genre.ts';
import { indicatorsOf, queryFromId } from './figure-query.ts';
import { displayText, marksOf, markText, type ProseMark, readProse } from './prose-marks.ts';

/** The figure that a mark stands for, or undefined when there is none such. One with a display of its own has an id of its own. */
export function figureOfMark(genre: Pick<Genre, 'opening' | 'chapters'>, definitions: FindIndicator, mark: ProseMark): FigureSpec | undefined {
  const spec = specOf(genre, definitions, mark.figure);
  if (!spec || !mark.display) return spec;
  const { signed: _, ...plain } = spec;
  return { ...plain, id: `${mark.figure}|${displayText(mark.display)}`, display: mark.display };
}

/** The look-up of indicators that marks need. */
export interface FindIndicator {
  findIndicator(id: string): ReturnType<Definitions['getIndicator']> | undefined;
}

function specOf(genre: Pick<Genre, 'opening' | 'chapters'>, definitions: FindIndicator, id: string): FigureSpec | undefined {
  const own = figuresOf(genre).find((each) => each.id === id);
  if (own) return own;
  if (definitions.findIndicator(id)) return figure(id);
  const query = queryFromId(id);
  if (query) return indicatorsOf(query.shows).every((each) => definitions.findIndicator(each)) ? { id, ...query } : undefined;
  const base = id.endsWith('-growth') ? id.slice(0, -'-growth'.length) : undefined;
  const compared = base === undefined ? undefined : definitions.findIndicator(base);
  return compared && comparisonOf(compared);
}

/** What people wrote for the chapters of a genre, by chapter id; `opening` is the text before the first heading. */
export type ChapterProse = Readonly<Record<string, string>>;

/** The genre with people's prose in place of its own sentences but those for the staff only. Marks that stand for nothing become their own text. */
export function withProse(genre: Genre, prose: ChapterProse, definitions: FindIndicator): Genre {
  const written = (text: string): readonly ParagraphSpec[] =>
    readProse(text).map((pieces) => [{ parts: pieces.map((piece) => (typeof piece === 'string' ? piece : (figureOfMark(genre, definitions, piece) ?? markText(piece)))) }]);
  const chapter = (spec: ChapterSpec): ChapterSpec => {
    const text = prose[spec.id];
    return text === undefined ? spec : { ...spec, paragraphs: [...written(text), ...spec.paragraphs.filter(isInternal)] };
  };
  const { opening } = prose;
  return { ...genre, opening: opening === undefined ? genre.opening : [...written(opening), ...genre.opening.filter(isInternal)], chapters: genre.chapters.map(chapter) };
}

/** The genre with a chapter more that cites these figures: reads again what a report with prose has shown. */
export function citing(genre: Genre, figures: readonly string[], definitions: FindIndicator): Genre {
  const marks = figures.flatMap((id) => marksOf(`{{${id}}}`)).map(markText).join('');
  const cited: ChapterSpec = { id: 'cited', level: 1, title: '', paragraphs: [] };
  return withProse({ ...genre, chapters: [...genre.chapters, cited] }, { cited: marks }, definitions);
}

/** Marks that stand for no figure of the genre and no indicator. */
export function unknownMarks(genre: Genre, text: string, definitions: FindIndicator): readonly string[] {
  return marksOf(text).filter((mark) => !figureOfMark(genre, definitions, mark)).map(({ figure: id }) => id);
}
