import { placedText, type SourceElement, sourceLength, type TextPlace } from './text-places.ts';

/** A stretch of the extracted text, in UTF-16 units, to be marked for the comment of a number. */
export interface MarkedStretch {
  readonly start: number;
  readonly end: number;
  readonly comment: number;
}

/** What is put into the source at one place: what closes before it, the marks, what opens after it. */
interface Insertion {
  readonly before: string;
  readonly ends: string[];
  readonly starts: string[];
  readonly after: string;
}

/** The source of a document with the marks of its comments; nothing but them and the cuts of runs is changed. */
export interface MarkedSource {
  readonly source: string;
  /** The stretches that were found. */
  readonly marked: readonly MarkedStretch[];
}

/** Marks stretches of a document's text for comments: runs are cut where needed and keep their properties. */
export function withCommentMarks(source: string, text: string, stretches: readonly MarkedStretch[]): MarkedSource {
  const placed = placedText(source);
  if (placed.text !== text) throw new Error('the text of the document was read differently');
  const insertions = new Insertions(source);
  const places = placed.places.toSorted((a, b) => a.at - b.at);
  const marked = stretches.filter(({ start, end, comment }) => {
    const [from, to] = [findPlace(places, start), findPlace(places, end - 1)];
    if (!from || !to) return false;
    insertions.at('start', from, start - from.at).starts.push(`<w:commentRangeStart w:id="${comment}"/>`);
    insertions.at('end', to, end - to.at).ends.push(`<w:commentRangeEnd w:id="${comment}"/><w:r><w:commentReference w:id="${comment}"/></w:r>`);
    return true;
  });
  return { source: insertions.inserted(), marked };
}

/** The last piece that holds a character, looked for from where pieces begin behind it: blanks that were trimmed may claim its place before. */
function findPlace(places: readonly TextPlace[], at: number): TextPlace | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return places.slice(Math.max(0, low - OVERLAPPING), low).findLast((place) => at < place.at + place.length);
}

/** At most so many pieces of blanks stand at one place. */
const OVERLAPPING = 64;

const PRESERVE = ' xml:space="preserve"';

class Insertions {
  readonly #source: string;
  readonly #insertions = new Map<number, Insertion>();
  readonly #preserved = new Set<number>();

  constructor(source: string) {
    this.#source = source;
  }

  /** Where the mark of a start goes, before the `offset`-th character of a piece, or that of an end, behind it. */
  at(side: 'start' | 'end', place: TextPlace, offset: number): Insertion {
    const { run, raw, holder, around, length } = place;
    if (!run) return this.#uncut(around[side]);
    if (offset === 0 && (!raw || raw.start === holder.openEnd)) return this.#beside(run, holder.start);
    if (offset === length && (!raw || raw.end === holder.closeStart)) return this.#beside(run, holder.end);
    if (!raw) return this.#uncut(run[side]);
    return this.#within(run, holder, raw.start + sourceLength(this.#source.slice(raw.start, raw.end), offset));
  }

  #uncut(position: number): Insertion {
    return this.#insertion(position, '', '');
  }

  /** Between two children of a run; before its first and after its last the run need not be cut. */
  #beside(run: SourceElement, position: number): Insertion {
    const first = this.#source.slice(run.openEnd, position).trim();
    if (first === (run.properties ?? '')) return this.#uncut(run.start);
    if (position === run.closeStart) return this.#uncut(run.end);
    return this.#insertion(position, '</w:r>', this.#opening(run));
  }

  #within(run: SourceElement, holder: SourceElement, position: number): Insertion {
    if (!/xml:space/.test(this.#source.slice(holder.start, holder.openEnd))) this.#preserved.add(holder.openEnd - 1);
    return this.#insertion(position, '</w:t></w:r>', `${this.#opening(run)}<w:t${PRESERVE}>`);
  }

  #opening(run: SourceElement): string {
    return this.#source.slice(run.start, run.openEnd) + (run.properties ?? '');
  }

  #insertion(position: number, before: string, after: string): Insertion {
    const known = this.#insertions.get(position) ?? { before, ends: [], starts: [], after };
    this.#insertions.set(position, known);
    return known;
  }

  inserted(): string {
    const texts = new Map<number, string>([...this.#preserved].map((position) => [position, PRESERVE]));
    for (const [position, { before, ends, starts, after }] of this.#insertions) texts.set(position, before + ends.join('') + starts.join('') + after);
    const parts: string[] = [];
    let reached = 0;
    for (const [position, text] of [...texts].toSorted(([a], [b]) => a - b)) {
      parts.push(this.#source.slice(reached, position), text);
      reached = position;
    }
    return parts.join('') + this.#source.slice(reached);
  }
}
