import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';

export type Reading = Reply<typeof ROUTES.readPastReport>;
export type ReadFigure = Reading['figures'][number];

/** What a person made of a figure that was read (核对结果). */
export interface Reviewed {
  readonly verdict: 'open' | 'accepted' | 'rejected';
  readonly indicator: string | null;
  readonly asOf: string;
  /** In base units, as typed where it was corrected. */
  readonly amount: string;
}

export interface Review {
  readonly figures: readonly Reviewed[];
  /** Which one the keyboard works on. */
  readonly at: number;
  /** What was, newest last, for undoing. */
  readonly past: readonly { readonly figures: readonly Reviewed[]; readonly at: number }[];
}

export type ReviewStep =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'accept' | 'reject' }
  | { readonly kind: 'change'; readonly to: Partial<Omit<Reviewed, 'verdict'>> }
  | { readonly kind: 'accept-sure' }
  | { readonly kind: 'undo' };

/** Confident enough to be accepted together. */
const SURE = 0.8;

export function startReview(reading: Pick<Reading, 'figures'>): Review {
  const figures = reading.figures.map(({ indicator, asOf, baseValue }): Reviewed => ({ verdict: 'open', indicator, asOf: asOf ?? '', amount: String(baseValue) }));
  return { figures, at: 0, past: [] };
}

/** Whether a figure says all that an accepted one must: an indicator, a day, a number. */
export function isComplete({ indicator, asOf, amount }: Reviewed): boolean {
  return indicator !== null && /^\d{4}-\d{2}-\d{2}$/.test(asOf) && amount.trim() !== '' && Number.isFinite(Number(amount));
}

/** The review after a step; a step that changes nothing is not kept for undoing. */
export function reviewed(review: Review, step: ReviewStep, reading: Pick<Reading, 'figures'>): Review {
  switch (step.kind) {
    case 'go':
      return { ...review, at: Math.min(Math.max(step.to, 0), review.figures.length - 1) };
    case 'accept':
      return decided(review, 'accepted');
    case 'reject':
      return decided(review, 'rejected');
    case 'change':
      return kept(review, review.figures.map((figure, index) => (index === review.at ? { ...figure, ...step.to, verdict: 'open' } : figure)));
    case 'accept-sure':
      return kept(review, review.figures.map((figure, index) => (isSure(figure, reading.figures[index]) ? { ...figure, verdict: 'accepted' } : figure)));
    case 'undo': {
      const last = review.past.at(-1);
      return last ? { ...last, past: review.past.slice(0, -1) } : review;
    }
  }
}

function isSure(figure: Reviewed, read: ReadFigure | undefined): boolean {
  return figure.verdict === 'open' && isComplete(figure) && (read?.confidence ?? 0) >= SURE;
}

/** Decides on the present figure and goes to the next open one; what is not complete cannot be accepted. */
function decided(review: Review, verdict: 'accepted' | 'rejected'): Review {
  const present = review.figures[review.at];
  if (!present || (verdict === 'accepted' && !isComplete(present))) return review;
  const after = kept(review, review.figures.map((figure, index) => (index === review.at ? { ...figure, verdict } : figure)));
  return { ...after, at: nextOpen(after.figures, review.at) };
}

function nextOpen(figures: readonly Reviewed[], at: number): number {
  const later = figures.findIndex(({ verdict }, index) => index > at && verdict === 'open');
  return later === -1 ? Math.min(at + 1, figures.length - 1) : later;
}

function kept(review: Review, figures: readonly Reviewed[]): Review {
  return { figures, at: review.at, past: [...review.past, { figures: review.figures, at: review.at }] };
}

/** What the past report holds of the accepted figures, as its form takes it. */
export function acceptedFigures({ figures }: Review, reading: Pick<Reading, 'figures'>): readonly Readonly<Record<string, unknown>>[] {
  return figures.flatMap((figure, index) => {
    const read = reading.figures[index];
    if (figure.verdict !== 'accepted' || !read) return [];
    const written = `${read.qualifier ?? ''}${read.value}${read.unit}`.replaceAll(/\s+/g, ' ').slice(0, 60);
    return [{ indicator: figure.indicator, asOf: figure.asOf, amount: Number(figure.amount), written, sentence: read.sentence.slice(0, 4000), start: read.start, end: read.end }];
  });
}

/** A piece of a text: plain, or one of its figures by number. */
export interface TextPiece {
  readonly text: string;
  readonly figure?: number;
}

/** The text cut at its figures; their places count code points. */
export function piecesOf(text: string, figures: readonly Pick<ReadFigure, 'start' | 'end'>[]): readonly TextPiece[] {
  const points = Array.from(text);
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const [index, figure] of figures.entries()) {
    if (figure.start < end) continue;
    if (figure.start > end) pieces.push({ text: points.slice(end, figure.start).join('') });
    pieces.push({ text: points.slice(figure.start, figure.end).join(''), figure: index });
    ({ end } = figure);
  }
  return end < points.length ? [...pieces, { text: points.slice(end).join('') }] : pieces;
}
