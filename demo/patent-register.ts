import { Readable } from 'node:stream';
import { type Actor, SYSTEM } from '#domain/access/actor.ts';
import type { Server } from '#server/context.ts';
import { startPatents, storeTable, withMapping } from '#server/imports/start-patents.ts';
import { workPatents } from '#server/imports/work-patents.ts';
import { PLACES } from './bureau.ts';
import type { Enterprise } from './enterprises.ts';

const HEADER = ['申请号', '公开（公告）号', '名称', '专利类型', '申请日', '公开（公告）日', '申请（专利权）人', '主分类号', '地址'];
const KINDS = { invention: '发明', utility: '实用新型' } as const;

/** The patents of the model city as a table such as a search system exports. */
export function patentTable(enterprises: readonly Enterprise[]): string {
  const rows = enterprises.flatMap(({ name, district, patents }) => patents.map(({ number, publicationNumber, title, kind, filedOn, publishedOn, mainClass }) => [
    number, publicationNumber, title, KINDS[kind], filedOn, publishedOn, name, mainClass, `澜川市${PLACES.find(({ code }) => code === district)?.zh ?? ''}创新路1号`,
  ]));
  return [HEADER, ...rows].map((row) => row.join(',')).join('\n');
}

async function importTable(server: Server, table: string, actor: Actor): Promise<void> {
  const stored = await storeTable(server, { name: '模型城市专利（虚构）.csv', content: Readable.from([Buffer.from(table, 'utf8')]) });
  const run = await startPatents(server, [await withMapping(server, stored)], actor);
  await workPatents(server, run, actor);
}

async function findIds(server: Server): Promise<ReadonlyMap<string, string>> {
  const rows = await server.database.kysely.selectFrom('patent_number').select(['number', 'patent']).execute();
  return new Map(rows.map(({ number, patent }) => [number, String(patent)]));
}

/**
 * Enters the model city's patents in the register by an import, as a clerk would, unless they are there.
 * @returns their ids in the register by application number
 */
export async function fillPatentRegister(server: Server, enterprises: readonly Enterprise[], clerk: Actor = SYSTEM): Promise<ReadonlyMap<string, string>> {
  const known = await findIds(server);
  if (known.size > 0) return known;
  await importTable(server, patentTable(enterprises), clerk);
  return findIds(server);
}
