import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { CATALOG } from '#catalog/index.ts';
import { CALENDAR_YEARS } from '#catalog/rules/calendar-years.ts';
import { RULES } from '#catalog/rules/index.ts';
import type { Actor } from '#domain/access/actor.ts';
import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { ruleSet } from '#domain/rule/rule-set.ts';
import type { Database } from '#server/database/database.ts';
import { sealBlock } from '#server/journal/blocks.ts';
import type { Setting } from '#server/store/setting.ts';

/** The catalogue on a fixed day. */
export const setting: Setting = {
  catalog: CATALOG,
  rules: ruleSet(RULES),
  calendar: workingDayCalendar(CALENDAR_YEARS),
  now: () => '2026-03-10T02:00:00.000Z',
  today: () => '2026-03-10',
};

/** An officer of the division that visits enterprises. */
export const VISITING_OFFICER: Actor = { kind: 'staff', person: 'p1', unit: 'promotion', functions: ['promotion'], roles: ['officer'], delegations: [] };

/** A visit with one problem, as its form is sent. */
export function visitOf(enterprise: string, members: number, date = '2026-03-09'): Record<string, unknown> {
  return {
    date, team: 'team-1', enterprise: { id: enterprise, name: `示例公司${enterprise}` }, district: '990101', members, leaderLed: false,
    contact: '王某某', problems: [{ text: '商标如何续展', category: 'trademark' }],
  };
}

/** Seals every event. Another test's open transaction on the same server may hold a block back for a moment. */
export async function sealAll(database: Database): Promise<void> {
  for (;;) {
    await database.transaction((trx) => sealBlock(trx, setting.now()));
    const { rows } = await sql`select 1 from case_event e where not exists (select 1 from block_event b where b.event_id = e.id) limit 1`.execute(database.kysely);
    if (rows.length === 0) return;
    await delay(20);
  }
}
