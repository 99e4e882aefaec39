import type { Definitions } from '../indicator/evaluate.ts';
import type { ReportPart, ReportRequest } from './composed.ts';
import { type FigureQuery, valueId } from './figure-query.ts';
import { EMPTY_CELL, type FigureValue, NO_DATA, type Wording } from './figure-text.ts';
import type { Display, FigureSpec } from './genre.ts';

/** A figure before it is evaluated. */
export interface Planned {
  readonly id: string;
  readonly query: FigureQuery;
  readonly wording: Wording;
}

/** A planned figure with what it came to. */
export interface Evaluated extends Planned {
  readonly value: FigureValue;
  readonly text: string;
}

export type Evaluations = ReadonlyMap<string, Evaluated>;

/** What the parts of a report are written from. */
export interface Writing {
  readonly request: ReportRequest;
  readonly definitions: Definitions;
  readonly figures: Evaluations;
}

/** A column of a table has no room for more: from one 亿 on whole 万. */
const IN_WAN: Display = { kind: 'rounded', in: '万', decimals: 2, wholeFrom: 100_000_000 };
const MOVED = { up: '升', down: '降', level: '持平', without: EMPTY_CELL } as const;

/** A figure as a table writes it: money in 万 (253700万, 8650.25万), a movement with its direction, all else exactly. */
export function plain(query: FigureQuery, definitions: Definitions): Planned {
  const { shows } = query;
  const isMoney = shows.kind === 'value' && definitions.getIndicator(shows.indicator).measure.zh === '元';
  return { id: valueId(query), query, wording: { without: EMPTY_CELL, ...(isMoney && { display: IN_WAN }), ...(shows.kind === 'movement' && { signed: MOVED }) } };
}

/** How a sentence writes a figure. */
export function wordingOf({ display, signed }: FigureSpec): Wording {
  return { ...(display && { display }), ...(signed && { signed }), without: NO_DATA };
}

/** The evaluated figure of that id. Throws when it was not planned. */
export function getEvaluated(figures: Evaluations, id: string): Evaluated {
  const found = figures.get(id);
  if (!found) throw new Error(`figure "${id}" was not planned`);
  return found;
}

/** A figure as a run of text. */
export function figurePart({ figures }: Writing, id: string): ReportPart {
  return { text: getEvaluated(figures, id).text, figure: id };
}
