import { sql, type Transaction } from 'kysely';
import { CALENDAR_YEARS } from '#catalog/rules/calendar-years.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { District, Unit } from '#domain/organisation/organisation.ts';
import { insertMany } from '../database/bulk.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import type { Person } from './organisation.ts';

/** A bureau to be created: what it is, and whoever and whatever it starts with. Parents stand before their children. */
export interface BureauPlan {
  readonly kind: 'demo' | 'real';
  readonly name: string;
  readonly nameEn?: string;
  readonly units: readonly Unit[];
  readonly districts: readonly District[];
  readonly people: readonly Person[];
  /** Further settings of the installation. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * Creates the bureau (建局): its installation row, working days, units, districts and people, in one transaction.
 * Throws `demo-refused` where demo data would meet a bureau or its cases, or a real bureau a demo's.
 */
export async function createBureau(database: Pick<Database, 'transaction'>, plan: BureauPlan): Promise<void> {
  await database.transaction(async (trx) => {
    await refuseMixing(trx);
    await trx.insertInto('installation').values({ kind: plan.kind, settings: JSON.stringify({ ...plan.settings, name: plan.name, ...(plan.nameEn && { nameEn: plan.nameEn }) }) }).execute();
    await writeCalendar(trx);
    await writeDistricts(trx, plan.districts);
    await writeUnits(trx, plan.units);
    await writePeople(trx, plan.people);
  });
}

async function refuseMixing(trx: Transaction<Schema>): Promise<void> {
  const installation = await trx.selectFrom('installation').select('id').executeTakeFirst();
  const event = installation ?? (await trx.selectFrom('case_event').select('id').limit(1).executeTakeFirst());
  if (event) throw new ProblemError(problem('demo-refused'));
}

async function writeCalendar(trx: Transaction<Schema>): Promise<void> {
  const columns = { year: 'integer', published: 'boolean', holidays: 'jsonb', workdays: 'jsonb', source: 'text' };
  await insertMany(trx, 'calendar_year', columns, CALENDAR_YEARS, { suffix: sql`on conflict do nothing` });
}

async function writeDistricts(trx: Transaction<Schema>, districts: readonly District[]): Promise<void> {
  const columns = { code: 'text', name_zh: 'text', name_en: 'text', parent: 'text', valid_from: 'date', valid_to: 'date', successors: 'jsonb', position: 'integer' };
  const rows = districts.map(({ code, name, parent, from, to, successors = [] }, position) => ({ code, name_zh: name.zh, name_en: name.en, parent, valid_from: from, valid_to: to, successors, position }));
  await insertMany(trx, 'district', columns, rows);
}

async function writeUnits(trx: Transaction<Schema>, units: readonly Unit[]): Promise<void> {
  const columns = {
    code: 'text', name_zh: 'text', name_en: 'text', parent: 'text', kind: 'text', functions: 'jsonb', district: 'text', valid_from: 'date', valid_to: 'date', position: 'integer',
  };
  const rows = units.map(({ code, name, parent, kind, functions, district, from, to }, position) => ({
    code, name_zh: name.zh, name_en: name.en, parent, kind, functions, district, valid_from: from, valid_to: to, position,
  }));
  await insertMany(trx, 'unit', columns, rows);
}

async function writePeople(trx: Transaction<Schema>, people: readonly Person[]): Promise<void> {
  const columns = { code: 'text', name: 'text', unit: 'text', roles: 'jsonb', user_name: 'text', active: 'boolean' };
  const rows = people.map(({ code, name, unit, roles, user, active }) => ({ code, name, unit, roles, user_name: user, active }));
  await insertMany(trx, 'person', columns, rows);
}
