import { strToU8, zipSync } from 'fflate';
import { ixbrlFiles } from '#domain/report/ixbrl/package.ts';
import type { FileReply, Server } from '../context.ts';
import { type Reading, genreOf, rootUnit } from './reading.ts';
import { printedReport } from './rendering.ts';
import type { ReadReport } from './report-json.ts';

/** How the bureau is identified to readers of XBRL: by its name, in a scheme of ours. */
const ENTITY_SCHEME = 'urn:zhishu:organisation';

/** A report as a zip of Inline XBRL with its taxonomy (XBRL 报告包). */
export async function ixbrlPackage(server: Pick<Server, 'setting' | 'catalog'>, reading: Reading, read: ReadReport): Promise<Uint8Array> {
  const { organisation, catalog, request } = reading;
  const signedOn = (await server.setting()).today();
  const files = ixbrlFiles({
    report: read.report, document: printedReport(reading, read, { signedOn }), genre: genreOf(catalog, read.report.genre), definitions: catalog, scope: request,
    indicators: catalog.currentIndicators,
    entity: { scheme: ENTITY_SCHEME, identifier: organisation.findUnit(rootUnit(organisation))?.name.zh ?? organisation.name },
    districtName: (code) => organisation.districts.find((each) => each.code === code)?.name,
    unitName: (code) => organisation.findUnit(code)?.name,
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { level: 6 });
}

/** The same as a download. */
export async function ixbrlFile(server: Pick<Server, 'setting' | 'catalog'>, reading: Reading, read: ReadReport): Promise<FileReply> {
  return { name: `${read.report.title}（Inline XBRL）.zip`, mediaType: 'application/zip', content: await ixbrlPackage(server, reading, read) };
}
