import type { Definitions } from '../../indicator/evaluate.ts';
import { type Indicator, operandsOf } from '../../indicator/indicator.ts';
import type { Label } from '../../text.ts';
import { measureOf } from '../figure-text.ts';
import type { Shown } from '../genre.ts';

/** A concept of the taxonomy (要素): an indicator, or what a report makes of one. */
export interface Concept {
  /** Its local name in our namespace; also its id in the schema. */
  readonly name: string;
  readonly label: Label;
  readonly documentation: Label;
  readonly periodType: 'instant' | 'duration';
  readonly itemType: 'monetaryItemType' | 'pureItemType' | 'decimalItemType';
  readonly unit: ConceptUnit;
}

/** The unit of a concept's facts; percentages are pure numbers, 12.5 % being 0.125. */
export interface ConceptUnit {
  readonly id: string;
  /** The measure with its prefix: `iso4217:CNY`, `xbrli:pure`, `zs:patents`. */
  readonly measure: string;
  readonly isPercent: boolean;
}

const CNY: ConceptUnit = { id: 'CNY', measure: 'iso4217:CNY', isPercent: false };
const PERCENT: ConceptUnit = { id: 'pure', measure: 'xbrli:pure', isPercent: true };
const PLACE: ConceptUnit = { id: 'place', measure: 'zs:place', isPercent: false };

/** The unit of a measure word: 元 is CNY, % is pure, all else is counted in a unit of our own. */
function unitOf(measure: Label): ConceptUnit {
  if (measure.zh === '元') return CNY;
  if (measure.zh === '%') return PERCENT;
  const name = measure.en.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '') || 'items';
  return { id: name, measure: `zs:${name}`, isPercent: false };
}

function itemTypeOf({ id }: ConceptUnit): Concept['itemType'] {
  if (id === CNY.id) return 'monetaryItemType';
  return id === PERCENT.id ? 'pureItemType' : 'decimalItemType';
}

/** A level at a day (存量) is instant, as is a quotient of one; what happens over time is duration. */
export function periodTypeOf(definitions: Definitions, { computation, ...indicator }: Indicator): Concept['periodType'] {
  switch (computation.kind) {
    case 'stock':
      return 'instant';
    case 'average':
    case 'ratio': {
      const [numerator] = operandsOf({ computation, ...indicator });
      return numerator === undefined ? 'duration' : periodTypeOf(definitions, definitions.getIndicator(numerator));
    }
    case 'flow':
    case 'cumulative':
    case 'distinct':
      return 'duration';
  }
}

/** The name of a version of an indicator: the first is called by the id, later ones by id and number. */
const baseName = ({ id, version }: Pick<Indicator, 'id' | 'version'>): string => (version === 1 ? id : `${id}.v${version}`);

/** What a report makes of an indicator: the rest of the concept's name, and of its label. */
function derivation(definitions: Definitions, shows: Shown): { readonly name: string; readonly label: Label } | undefined {
  switch (shows.kind) {
    case 'value':
      return undefined;
    case 'growth':
      return { name: 'growth', label: { zh: '同比增速', en: 'growth on the year before' } };
    case 'increase':
      return { name: 'increase', label: { zh: '同比增量', en: 'increase on the year before' } };
    case 'rank':
      return { name: 'rank', label: { zh: '位次', en: 'place among the districts' } };
    case 'movement':
      return { name: 'movement', label: { zh: '位次变化', en: 'places gained since the month before' } };
    case 'gap':
      return { name: 'gap', label: { zh: '与前一位差距', en: 'distance to the one ahead' } };
    case 'share': {
      const { name } = definitions.getIndicator(shows.whole);
      return { name: `share-of.${shows.whole}`, label: { zh: `占${name.zh}比重`, en: `share of ${name.en}` } };
    }
    case 'completion': {
      const { name } = definitions.getIndicator(shows.target);
      return { name: `completion-of.${shows.target}`, label: { zh: `完成率（${name.zh}）`, en: `completion of ${name.en}` } };
    }
  }
}

/** The unit of what is shown; a figure's measure word is in Chinese only, so that of the indicator tells the rest. */
function unitShown(shows: Shown, indicator: Indicator): ConceptUnit {
  const measure = measureOf(shows, indicator);
  if (measure === '%') return PERCENT;
  return shows.kind === 'rank' || shows.kind === 'movement' ? PLACE : unitOf(indicator.measure);
}

/** The concept of what a figure shows of a version of its indicator. */
export function conceptOf(definitions: Definitions, shows: Shown, version?: number): Concept {
  const indicator = definitions.getIndicator(shows.indicator, version);
  const derived = derivation(definitions, shows);
  const unit = unitShown(shows, indicator);
  const label = derived ? { zh: `${indicator.name.zh}${derived.label.zh}`, en: `${indicator.name.en}: ${derived.label.en}` } : indicator.name;
  return {
    name: derived ? `${baseName(indicator)}_${derived.name}` : baseName(indicator),
    label, documentation: indicator.definition, periodType: periodTypeOf(definitions, indicator), itemType: itemTypeOf(unit), unit,
  };
}
