import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { SYSTEM } from '#domain/access/actor.ts';
import { NO_DATA } from '#domain/report/figure-text.ts';
import type { Genre } from '#domain/report/genre.ts';
import type { Database } from '#server/database/database.ts';
import { rowsOfFigure } from '#server/report/figure-page.ts';
import { askedFor, readingOf } from '#server/report/reading.ts';
import { reportFileOf } from '#server/report/rendering.ts';
import { readReport, reportJson, type ReportReply } from '#server/report/report-json.ts';
import { type OpenServer, serverOn } from '#server/start/open-server.ts';
import { openTestDatabase } from '../tests/support/database.ts';
import { buildModelCity } from './model-city.ts';

const NOW = '2026-03-11T03:00:00.000Z';

/** What is looked at of each genre: a year whose work is told in full; of a plan, the year after. */
const ASKED: Readonly<Record<string, { readonly year: number; readonly asOf?: string }>> = {
  'work-plan': { year: 2023 },
  'district-bulletin': { year: 2022, asOf: '2022-10-31' },
};

/** Of some hundred figures every so many are opened to their rows. */
const EVERY = 9;

/** The first bytes of a file of each format. */
const BEGINS = { docx: 'PK', pdf: '%PDF-', html: '<!DOCTYPE html>' } as const;

const wordsOf = ({ chapters }: ReportReply): string => chapters.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('');

describe('the reports of the model city', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhishu-model-reports-'));
  let database: Database;
  let server: OpenServer;

  beforeAll(async () => {
    database = await openTestDatabase();
    server = serverOn(database, { dataDir, now: () => new Date(NOW) });
    await buildModelCity(server, { now: NOW });
  }, 300_000);

  afterAll(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true });
  });

  const askedOf = (genre: Genre): { readonly year: number; readonly asOf?: string } => ASKED[genre.id] ?? { year: 2022 };

  async function reportOf(genre: Genre): Promise<ReportReply> {
    const reading = await readingOf(server, askedFor(genre, askedOf(genre)));
    return reportJson(reading, await readReport(genre, reading));
  }

  describe.each(CATALOG.genres.map((genre): [string, Genre] => [genre.id, genre]))('%s', (_, genre) => {
    test('is written as docx, PDF and page', async () => {
      const reading = await readingOf(server, askedFor(genre, askedOf(genre)));
      const read = await readReport(genre, reading);
      for (const format of ['docx', 'pdf', 'html'] as const) {
        const { content } = await reportFileOf(server, reading, read, format);
        const begin = content instanceof Uint8Array ? new TextDecoder().decode(content.subarray(0, BEGINS[format].length)) : '';
        expect([format, begin]).toEqual([format, BEGINS[format]]);
      }
    }, 60_000);

    test('says figures, and never stammers', async () => {
      const report = await reportOf(genre);
      expect(wordsOf(report)).not.toContain(NO_DATA);
      expect(report.figures.filter(({ value }) => value !== null).length).toBeGreaterThan(20);
    });

    test('its figures open to rows whose aggregate they are', async () => {
      const { figures } = await reportOf(genre);
      const opened = figures.filter(({ rows }, index) => index % EVERY === 0 && rows > 0 && rows < 1000);
      for (const { id, aggregate, value, numerator, rows: count } of opened) {
        const { total, rows } = await rowsOfFigure(server, SYSTEM, genre.id, id, { ...askedOf(genre), limit: 1000 });
        expect([id, total]).toEqual([id, count]);
        const sum = rows.reduce((all, { amount }) => all + amount, 0);
        if (value !== null && aggregate !== 'growth' && aggregate !== 'rank') expect([id, Math.round(sum * 100) / 100]).toEqual([id, numerator ?? value]);
      }
    }, 60_000);
  });

  test('the targets of the plan of 2022 are settled by the summary of 2022, each with its division', async () => {
    const { chapters } = await reportOf(CATALOG.getGenre('annual-summary'));
    const rows = chapters.find(({ id }) => id === 'targets')?.tables[0]?.rows.map((row) => row.map(({ text }) => text)) ?? [];
    expect(rows).toHaveLength(19);
    expect(rows).toContainEqual(['培训场次（场）', '60', '63', '105.0', '公共服务处', '12月底', '已完成']);
    expect(rows).toContainEqual(['培育优势企业（家）', '100', '91', '91.0', '运用促进处', '12月底', '未完成']);
  });

  test('the bulletin of a month ranks all sixteen districts, and their levels add up to the city’s', async () => {
    const { chapters, figures } = await reportOf(CATALOG.getGenre('district-bulletin'));
    const rows = chapters.find(({ id }) => id === 'ranking-inventions-in-force')?.tables[0]?.rows ?? [];
    expect(rows.map((row) => row[2]?.text)).toEqual(Array.from({ length: 16 }, (_, index) => String(index + 1)));
    const levels = rows.map((row) => figures.find(({ id }) => id === row[1]?.figure)?.value ?? 0);
    expect(levels.reduce((sum, level) => sum + level, 0)).toBe(figures.find(({ id }) => id === 'inventions-in-force')?.value);
  });
});
