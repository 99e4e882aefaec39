import { openDatabase } from '../database/database.ts';

/** Whether a PostgreSQL database holds a bureau; reads only, so that looking creates nothing. */
export async function hasBureau(databaseUrl: string): Promise<boolean> {
  const database = await openDatabase({ databaseUrl, readOnly: true, connections: 1 });
  try {
    return await database.asOwner(async (session) => {
      const [found] = await session.rows<{ there: boolean }>(`select to_regclass('public.installation') is not null as there`);
      if (!found?.there) return false;
      const rows = await session.rows('select 1 from installation');
      return rows.length > 0;
    });
  } finally {
    await database.close();
  }
}
