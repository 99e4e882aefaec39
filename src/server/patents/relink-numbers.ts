import { sql } from 'kysely';
import { SYSTEM } from '#domain/access/actor.ts';
import { referencesOf } from '#domain/form/index.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { type Server, slotsOf } from '../context.ts';
import { type RelinkWork, relinkCases } from '../store/relink.ts';
import { getCase } from '../store/cases.ts';
import { STANDING } from './visible.ts';

/** How a case names a patent that the register does not hold yet: by its application number. */
const BY_NUMBER = 'cn:';

/** Cases looked at in one transaction. */
const FEW = 50;

/** Cases that named a patent by its number alone name its entry from now on. @returns how many */
export async function relinkNumber(work: RelinkWork, id: string, { applicationNumber, title }: PatentRecord): Promise<number> {
  const number = applicationNumber?.normal;
  if (number === undefined) return 0;
  const to = { id, number, title: title ?? number };
  return relinkCases(work, { kind: 'patent', from: `${BY_NUMBER}${number}`, to });
}

/** The last published run whose entries were looked for, in this process; another start looks again. */
const LOOKED = new WeakMap<Server['database'], number>();

/**
 * Cases that name patents by number are led to entries that imports have brought since (回填专利引用). Looks only when
 * something was published; missed or doubled it does no harm.
 */
export async function relinkImported(server: Server): Promise<void> {
  const { kysely } = server.database;
  const last = await kysely.selectFrom('import_run').select(({ fn }) => fn.max('id').as('id')).where('kind', '=', 'patents').where('state', '=', 'published').executeTakeFirst();
  const newest = last?.id ?? 0;
  if (newest === (LOOKED.get(server.database) ?? 0)) return;
  const setting = await server.setting();
  const types = setting.catalog.types.filter(({ fields }) => JSON.stringify(fields).includes('"kind":"patent"')).map(({ id }) => id);
  const { rows } = await sql<{ id: string }>`select id from case_file where type = any(${[...new Set(types)]}) and content::text like ${`%"${BY_NUMBER}%`} order by id`.execute(kysely);
  for (let start = 0; start < rows.length; start += FEW) {
    await server.database.transaction(async (trx) => {
      const work = { trx, setting, slots: slotsOf(server.database), actor: SYSTEM };
      const stored = await Promise.all(rows.slice(start, start + FEW).map(({ id }) => getCase(trx, setting, id)));
      const ids = stored.flatMap(({ view, type }) => referencesOf(type.fields, view.values).filter(({ kind, id }) => kind === 'patent' && id.startsWith(BY_NUMBER)).map(({ id }) => id));
      const numbers = [...new Set(ids.map((id) => id.slice(BY_NUMBER.length)))];
      const found = await sql<{ id: bigint; record: string }>`select p.id, p.record from patent_number n join patent p on p.id = n.patent where n.number = any(${numbers}) and ${STANDING}`.execute(trx);
      for (const { id, record } of found.rows) await relinkNumber(work, String(id), JSON.parse(record) as PatentRecord);
    });
  }
  LOOKED.set(server.database, newest);
}
