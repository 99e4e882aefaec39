import { createHash, randomBytes } from 'node:crypto';
import type { CaseType } from '#domain/case/case-type.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import type { Fields, Values } from '#domain/form/field.ts';
import { personalPaths } from '#domain/form/index.ts';
import { canonicalJson } from './canonical-json.ts';

/** How an event is turned into its hash: SHA-256 over canonical JSON, version 1. */
export const ALGORITHM = 'sha256-jcs-1';

/** What stands before a case's first event. */
export const NO_HASH = '0'.repeat(64);

/** A value held back from the journal: its salted digest goes in, the value itself is erasable. */
export interface ErasableValue {
  readonly path: string;
  readonly salt: string;
  readonly value: unknown;
}

/** An event as the journal keeps it. */
export interface ChainedEvent {
  readonly event: CaseEvent;
  readonly payload: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly erasable: readonly ErasableValue[];
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The digest that stands for an erasable value in the journal. */
export function saltedDigest(salt: string, value: unknown): string {
  return sha256(`${salt}:${canonicalJson(value)}`);
}

/** The input with each personal value replaced by its salted digest, and the values taken out. */
export function withoutPersonal(fields: Fields, input: Values): { readonly input: Values; readonly erasable: readonly ErasableValue[] } {
  const erasable: ErasableValue[] = [];
  const personal = new Set(personalPaths(fields));
  if (personal.size === 0) return { input, erasable };
  return { input: replaced(input, '', personal, erasable) as Values, erasable };
}

function replaced(value: unknown, path: string, personal: ReadonlySet<string>, out: ErasableValue[]): unknown {
  if (Array.isArray(value)) return value.map((item, index) => replaced(item, `${path}[${index}]`, personal, out));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, held(item, path ? `${path}.${name}` : name, personal, out)]));
}

function held(item: unknown, path: string, personal: ReadonlySet<string>, out: ErasableValue[]): unknown {
  if (!personal.has(generalPath(path)) || item === null || item === undefined) return replaced(item, path, personal, out);
  const salt = randomBytes(16).toString('hex');
  out.push({ path, salt, value: item });
  return { digest: saltedDigest(salt, item) };
}

/** `values.items[2].name` as `items.name`, the form in which fields are named. */
function generalPath(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '').replace(/^values\./, '');
}

/** Seals an event into its case's chain. */
export function chain(type: CaseType, caseId: string, event: CaseEvent, previousHash: string): ChainedEvent {
  const { input, erasable } = withoutPersonal(actionFields(type, event), event.input);
  const payload = canonicalJson({ algorithm: ALGORITHM, case: caseId, type: type.id, ...event, input, previous: previousHash });
  return { event, payload, previousHash, hash: sha256(payload), erasable };
}

function actionFields(type: CaseType, event: CaseEvent): Fields {
  return { ...type.fields, ...type.actions[event.action]?.fields };
}

/** What stands where a value was erased. */
export const ERASED = '〔已擦除〕';

/** An event read back from its payload, with the erasable values that still exist put back. */
export function eventFrom(payload: string, erasable: readonly ErasableValue[]): CaseEvent {
  const { algorithm: _algorithm, case: _case, type: _type, previous: _previous, ...event } = JSON.parse(payload);
  for (const { path, value } of erasable) restore(event.input, path, value);
  return { ...event, input: withErasedMarks(event.input) };
}

function isDigest(value: object): boolean {
  return 'digest' in value && Object.keys(value).length === 1;
}

function withErasedMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withErasedMarks);
  if (typeof value !== 'object' || value === null) return value;
  if (isDigest(value)) return ERASED;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withErasedMarks(item)]));
}

function restore(input: unknown, path: string, value: unknown): void {
  const keys = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const last = keys.pop() ?? '';
  let target = input as Record<string, unknown>;
  for (const key of keys) target = target[key] as Record<string, unknown>;
  target[last] = value;
}
