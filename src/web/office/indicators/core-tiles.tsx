import type { ReactElement } from 'react';
import { CORE_INDICATORS } from '#catalog/core-indicators.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import type { Language } from '#domain/text.ts';
import { useRead } from '../../api/api.ts';
import { Figure } from '../../ui/figure.tsx';
import { groupedText } from '../../ui/format.ts';
import { growthWords } from '../../ui/growth-words.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import './core-tiles.css';
import { largeText } from './value-text.ts';
import { reasonText } from './words.ts';

type Row = Reply<typeof ROUTES.indicators>['rows'][number];

interface Props {
  readonly rows: readonly Row[];
  readonly query: { readonly year: number; readonly asOf?: string; readonly unit?: string; readonly district?: string };
  onOpen(figure: string): void;
}

/** From here on a value is told in 亿 or billions: a leader reads it in one look, its exact figure stands in the table. */
const TOO_LONG = 1e8;

/** The core indicators (核心指标) of the year, each with its twelve months: how the bureau stands, in ten seconds. */
export function CoreTiles({ rows, query, onOpen }: Props): ReactElement | null {
  const t = useText();
  const core = CORE_INDICATORS.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  const { data } = useRead(ROUTES.indicatorMonths, { query: { ...query, of: core.map(({ id }) => id).join(',') } }, { keep: true, enabled: core.length > 0 });
  if (core.every(({ fact }) => fact.rows === 0)) return null;
  return (
    <section className="core-tiles" aria-label={t('ind.core')}>
      {core.map((row) => <Tile key={row.id} row={row} months={data?.series.find(({ indicator }) => indicator === row.id)?.months} onOpen={() => onOpen(row.id)} />)}
    </section>
  );
}

interface TileProps {
  readonly row: Row;
  readonly months: readonly (number | null)[] | undefined;
  onOpen(): void;
}

/** A value and its measure; 2537000000 元 is 25.37 亿元. */
function shortly(value: number, text: string, measure: string, language: Language): { readonly text: string; readonly measure: string } {
  const [, number, scaled] = (Math.abs(value) >= TOO_LONG && /^([\d.,−-]+)\s*(.+)$/.exec(largeText(value, measure, language) ?? '')) || [];
  return number && scaled ? { text: number, measure: scaled } : { text: groupedText(text), measure };
}

function Tile({ row: { name, measure, fact, growth, growthText, kind }, months, onOpen }: TileProps): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const shown = fact.value === null ? { text: undefined } : shortly(fact.value, fact.text, t(measure), language);
  const grown = growthWords(growthText, language);
  return (
    <Figure
      name={t(name)}
      {...shown}
      growth={growth === null ? grown : t('ind.onLastYear', { growth: grown })}
      {...(months && { months, level: kind === 'stock' })}
      why={reasonText(t, fact.reason)}
      onOpen={onOpen}
    />
  );
}
