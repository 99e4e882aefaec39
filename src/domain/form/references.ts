import { success } from '../errors.ts';
import { joinRecord, splitRecord } from './cell-record.ts';
import { cellText, cleanText } from './clean-text.ts';
import type { Checked, Field, JsonSchema } from './field.ts';
import { refuse, refuseForm, under } from './refusal.ts';

/** A party (主体) as it was when referred to: the register's id, its name then, its unified credit code (统一社会信用代码) if known. */
export interface PartyReference {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
}

/** A patent (专利) as it was when referred to: the register's id, its number and title then. */
export interface PatentReference {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** Another case (办件) as it was when referred to. */
export interface CaseReference {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** The parts of a reference besides its id, in the order of a cell: each one's greatest length in characters. */
interface Shape {
  readonly register: { readonly zh: string; readonly en: string };
  readonly parts: Readonly<Record<string, number>>;
  /** The part that may be missing. */
  readonly optional?: string;
}

export const PARTY: Shape = { register: { zh: '从主体登记簿中选定的主体', en: 'a party chosen from the register' }, parts: { name: 200, code: 40 }, optional: 'code' };
export const PATENT: Shape = { register: { zh: '从专利登记簿中选定的专利', en: 'a patent chosen from the register' }, parts: { number: 60, title: 500 } };
export const CASE: Shape = { register: { zh: '选定的办件', en: 'a case chosen from the list' }, parts: { number: 60, title: 500 } };

const ID = /^[^\s#|\p{C}]{1,100}$/u;

type Entry = readonly [string, string];

function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** A whole reference with its id and names, or why it is none; no other keys are taken. */
export function checkReference<R>(field: Field, shape: Shape, input: unknown): Checked<R> {
  const id = isRecord(input) && Object.hasOwn(input, 'id') ? input['id'] : undefined;
  if (!isRecord(input) || typeof id !== 'string' || !ID.test(id)) return refuseForm(field, shape.register.zh, shape.register.en);
  const stray = Object.keys(input).find((key) => key !== 'id' && !Object.hasOwn(shape.parts, key));
  if (stray !== undefined) return refuse(field, 'unknown-field', undefined, stray);
  return checkParts(field, shape, input, id);
}

function checkParts<R>(field: Field, shape: Shape, input: Readonly<Record<string, unknown>>, id: string): Checked<R> {
  const entries: Entry[] = [['id', id]];
  for (const [part, max] of Object.entries(shape.parts)) {
    const given = input[part];
    if (part === shape.optional && (given === undefined || given === null || given === '')) continue;
    const checked = cleanText(field, given, { max });
    if (!checked.ok) return { ok: false, problems: under(part, checked.problems) };
    entries.push([part, checked.value]);
  }
  return success(Object.fromEntries(entries) as R);
}

export function referenceSchema(shape: Shape): JsonSchema {
  const names = Object.keys(shape.parts);
  const properties = Object.fromEntries(names.map((part) => [part, { type: 'string', minLength: 1, maxLength: shape.parts[part] }]));
  return {
    type: 'object',
    additionalProperties: false,
    required: ['id', ...names.filter((part) => part !== shape.optional)],
    properties: { id: { type: 'string', minLength: 1, maxLength: 100 }, ...properties },
  };
}

/** A reference as one cell: its names, then its id, `某某公司 | 9112… | p-17`. */
export function referenceToCell(shape: Shape, value: object): string {
  const held = new Map(Object.entries(value) as Entry[]);
  return joinRecord([...Object.keys(shape.parts), 'id'].map((key) => held.get(key) ?? ''));
}

/** What a cell says of a reference; without an id, as people write it, it is to be looked up in the register before the check. */
export function referenceFromCell(shape: Shape, cell: string): Readonly<Record<string, string>> | undefined {
  const said = cellText(cell);
  if (said === undefined) return undefined;
  const keys = [...Object.keys(shape.parts), 'id'];
  const entries = splitRecord(said).map((part, index): Entry => [keys[index] ?? 'more', part]);
  return Object.fromEntries(entries.filter(([, part]) => part !== ''));
}
