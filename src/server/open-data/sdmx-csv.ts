import { conceptOf } from '#domain/report/ixbrl/concepts.ts';
import type { Definitions } from '#domain/indicator/evaluate.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { SheetColumn, SheetRow } from '../sheets/sheet.ts';
import { plainCsv } from './csv-text.ts';
import type { Observation, ObservationStatus } from './observations.ts';

/** The dataflow that our series belong to, as SDMX identifies it: agency, id, version. */
const STRUCTURE_ID = 'ZHISHU:INDICATORS(1.0.0)';

/** Codes of CL_OBS_STATUS (SDMX cross-domain code list). */
const STATUS: Readonly<Record<ObservationStatus, string>> = { normal: 'A', provisional: 'P', missing: 'O', 'no-meaning': 'M', withheld: 'Q' };

const HEADERS = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'FREQ', 'REF_AREA', 'INDICATOR', 'TIME_PERIOD', 'OBS_VALUE', 'UNIT_MEASURE', 'UNIT_MULT', 'DECIMALS', 'OBS_STATUS', 'INDICATOR_VERSION'] as const;

const NUMERIC: ReadonlySet<string> = new Set(['OBS_VALUE', 'UNIT_MULT', 'DECIMALS', 'INDICATOR_VERSION']);

const COLUMNS: readonly SheetColumn[] = HEADERS.map((header) => ({ header, kind: NUMERIC.has(header) ? 'number' : 'text' }));

/** The unit of an indicator by a code: CNY, PT for percentages, else the English word of its measure. */
export function unitCode(definitions: Definitions, indicator: Indicator): string {
  const { unit } = conceptOf(definitions, { kind: 'value', indicator: indicator.id }, indicator.version);
  return unit.isPercent ? 'PT' : unit.id;
}

async function* rowsOf(definitions: Definitions, all: AsyncIterable<Observation>): AsyncGenerator<SheetRow> {
  for await (const { indicator, frequency, area, time, value, status } of all) {
    const { id, version, decimals, scale } = indicator;
    yield ['dataflow', STRUCTURE_ID, 'I', frequency === 'year' ? 'A' : 'M', area, id, time, value, unitCode(definitions, indicator), 0, decimals ?? scale ?? 0, STATUS[status], version];
  }
}

/** Series as SDMX-CSV 2.0: one observation a row. */
export function sdmxCsv(definitions: Definitions, all: AsyncIterable<Observation>): AsyncGenerator<string> {
  return plainCsv({ columns: COLUMNS, rows: rowsOf(definitions, all) });
}
