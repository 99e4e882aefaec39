import { type ErrorCode, failure, type Outcome, type Problem, problem } from '../errors.ts';
import type { Label } from '../text.ts';
import type { Field } from './field.ts';

/** Refuses an input, naming the field by its label. */
export function refuse(field: Field, code: ErrorCode, params?: Problem['params'], path?: string): Outcome<never> {
  return failure(problem(code, { field: field.name, ...params }, path));
}

/** Refuses an input for its form, saying what is expected. */
export function refuseForm(field: Field, zh: string, en: string): Outcome<never> {
  return refuse(field, 'wrong-format', { expected: { zh, en } satisfies Label });
}

/** An input as a message may repeat it: one line, at most 40 characters, nothing invisible. */
export function quoted(input: unknown): string {
  const text = typeof input === 'string' || typeof input === 'number' ? String(input).slice(0, 160) : typeof input;
  const visible = text.toWellFormed().replace(/[\p{C}\s]+/gu, ' ');
  const characters = [...visible];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : visible;
}

/** Problems whose paths are carried under a parent: `text` under `problems[1]` is `problems[1].text`. */
export function under(parent: string, problems: readonly Problem[]): Problem[] {
  return problems.map((each) => ({ ...each, path: joinPath(parent, each.path) }));
}

/** A path under its parent. */
export function joinPath(parent: string, path: string | undefined): string {
  if (path === undefined) return parent;
  return path.startsWith('[') ? parent + path : `${parent}.${path}`;
}
