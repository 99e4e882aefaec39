import { Readable } from 'node:stream';
import type { ROUTES } from '#contract/routes.ts';
import type { Language } from '#domain/text.ts';
import type { FileReply, Operation, Server } from '../context.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import { REGISTER_PARTS, registerRows as readRows, type RowsAsked } from '../report/register-rows.ts';
import type { SheetRow } from '../sheets/sheet.ts';
import { streamWorkbook } from '../sheets/write-sheet.ts';

/** The entries that the register's own count of an indicator counts on a day, or that it could not decide or place. */
export const registerRows: Operation<typeof ROUTES.registerRows> = (server, { params, query: { after, limit = 50, ...asked } }) => readRows(server, { indicator: params.id, ...asked }, limit, after);

const PAGE = 500;
const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['专利号码', '名称', '当日权利人', '权利人类型', '区', '自', '依据'],
  en: ['Number', 'Title', 'Owners of the day', 'Kind of owner', 'District', 'Since', 'Why'],
};
const WIDTHS = [20, 40, 36, 12, 16, 12, 60] as const;

/** The same as an Excel file. */
export const registerRowsFile: Operation<typeof ROUTES.registerRowsFile> = async (server, { params, query: { language = 'zh', ...query } }): Promise<FileReply> => {
  const asked: RowsAsked = { indicator: params.id, ...query };
  await readRows(server, asked, 1);
  const columns = HEADERS[language].map((header, index) => ({ header, kind: index === 5 ? ('date' as const) : ('text' as const), width: WIDTHS[index] ?? 14 }));
  const name = server.catalog.findIndicator(params.id)?.name[language] ?? params.id;
  const sheets = [{ name: REGISTER_PARTS[asked.part][language], columns, rows: rowsOf(server, asked, language), frozenColumns: 1 }];
  return { name: `${name} ${asked.day} ${REGISTER_PARTS[asked.part][language]}.xlsx`, mediaType: FILE_KINDS.xlsx.mediaType, content: Readable.from(streamWorkbook({ sheets })) };
};

async function* rowsOf(server: Pick<Server, 'database' | 'organisation' | 'setting'>, asked: RowsAsked, language: Language): AsyncGenerator<SheetRow> {
  for (let after: string | undefined; ; ) {
    const page = await readRows(server, asked, PAGE, after);
    for (const { number, title, owners, owner, districtName, from, why } of page.rows) yield [number, title, owners.join('；'), owner[language], districtName ?? '', from, why[language]];
    if (page.next === undefined) return;
    after = page.next;
  }
}
