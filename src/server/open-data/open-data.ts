import { Readable } from 'node:stream';
import type { Actor } from '#domain/access/actor.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { FileReply, Server } from '../context.ts';
import { recordedYears } from '../operations/years.ts';
import { listPatents, type ShownPatent } from '../patents/list-patents.ts';
import { type Reading, readingOf } from '../report/reading.ts';
import { dataPackage, type PackageHead } from './data-package.ts';
import { type Observation, observations } from './observations.ts';
import { areasTable, factsTable, indicatorsTable, type OpenTable, patentsTable } from './resources.ts';
import { sdmxCsv } from './sdmx-csv.ts';

export const OPEN_FORMATS = ['datapackage', 'sdmx-csv'] as const;
export type OpenFormat = (typeof OPEN_FORMATS)[number];

/** What is asked for. Without years, all that the accounts know; without indicators, all in force. */
export interface OpenDataAsked {
  readonly format: OpenFormat;
  readonly years?: readonly number[];
  readonly indicators?: readonly Indicator[];
  /** Adds the register of patents to a data package. */
  readonly registers?: boolean;
}

/** Facts and public registers for others to compute with (开放数据): a data package or SDMX-CSV, as it is produced. */
export async function openData(server: Server, actor: Actor, asked: OpenDataAsked): Promise<FileReply> {
  const { today, now } = await server.setting();
  const thisYear = Number(today().slice(0, 4));
  const years = asked.years ?? (await recordedYears(server, thisYear)).map(({ year }) => year).toReversed();
  const indicators = asked.indicators ?? server.catalog.currentIndicators;
  const reading = await readingOf(server, { year: thisYear });
  const all = observations(reading, { indicators, years, actor, today: today() });
  const span = [...new Set([years[0], years.at(-1)])].filter((year) => year !== undefined).join('-');
  if (asked.format === 'sdmx-csv') return { name: `zhishu-${span}.sdmx.csv`, mediaType: 'application/vnd.sdmx.data+csv; version=2.0.0', content: Readable.from(encoded(sdmxCsv(server.catalog, all))) };
  const tables = tablesOf(server, reading, indicators, all, asked.registers === true);
  return { name: `zhishu-${span}.zip`, mediaType: 'application/zip', content: Readable.from(dataPackage(headOf(reading, span, now()), tables)) };
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield new TextEncoder().encode(text);
}

function tablesOf(server: Server, reading: Reading, indicators: readonly Indicator[], all: AsyncIterable<Observation>, registers: boolean): readonly OpenTable[] {
  return [indicatorsTable(server.catalog, indicators), areasTable(reading.organisation), factsTable(all), ...(registers ? [patentsTable(allPatents(server))] : [])];
}

function headOf({ organisation }: Reading, span: string, created: string): PackageHead {
  const demo = organisation.kind === 'demo';
  return {
    name: `zhishu-facts-${span || 'none'}`, created, contributor: organisation.name,
    title: { zh: `${organisation.name}统计数据${demo ? '（示范数据，非真实统计）' : ''}`, en: `Statistics of ${organisation.nameEn ?? organisation.name}${demo ? ' (model data, no real statistics)' : ''}` },
    description: { zh: '每行一个数据点：指标、区划、期间和值；口径见 indicators 表。未结束期间的值为暂定；数量很小的不公开。', en: 'One fact a row: indicator, district, period and value; the definitions are in the table indicators. Values of periods that have not ended are provisional; very small counts are withheld.' },
  };
}

const PAGE = 1_000;

async function* allPatents({ database }: Pick<Server, 'database'>): AsyncGenerator<ShownPatent> {
  let after: string | undefined;
  do {
    const page = await listPatents(database.kysely, {}, PAGE, after);
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}
