import { Compile, type Validator } from 'typebox/compile';
import type { TSchema } from 'typebox';
import { type Problem, ProblemError, problem } from '#domain/errors.ts';

/** A part of a request as its schema declares it; numbers and booleans of addresses arrive as text. */
export interface PartReader {
  read(given: unknown): unknown;
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string; readonly description?: string }>>;
}

/** Deeper than any form of ours; what lies deeper was made to exhaust the reader. */
const DEEPEST = 60;

/** What no database keeps is refused wherever it stands: NUL, halves of characters, numbers beyond all bounds. */
function hostile(value: unknown, path: string, depth = 0): Problem[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [problem('bad-characters', { field: path }, path)];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [problem('wrong-format', { field: path, expected: 'number' }, path)];
  if (typeof value !== 'object' || value === null) return [];
  if (depth > DEEPEST) throw new ProblemError(problem('bad-request', { detail: { zh: '内容嵌套过深', en: 'the content is nested too deeply' } }));
  return Object.entries(value).flatMap(([key, each]) => {
    if (!isStorable(key)) return [problem('bad-characters', { field: path || 'body' }, path)];
    return hostile(each, Array.isArray(value) ? `${path}[${key}]` : `${path && `${path}.`}${key}`, depth + 1);
  });
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

const INTEGER = /^-?\d{1,15}$/;

/** The value that a text of an address stands for; what is no such value stays text and is refused by the schema. */
function fromText(type: string | undefined, text: unknown): unknown {
  if (type === 'integer' && typeof text === 'string' && INTEGER.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** The path of a schema error as fields are named elsewhere: `/problems/1/text` is `problems[1].text`. */
function pathOf(pointer: string, property = ''): string {
  const steps = [...pointer.split('/').filter(Boolean), ...(property ? [property] : [])].map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`)).join('');
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

function names(params: SchemaError['params'], key: string): string[] {
  const value = params[key];
  return Array.isArray(value) ? value.map(String) : [];
}

function problemsFrom(error: SchemaError): Problem[] {
  const path = pathOf(error.instancePath);
  const field = path || '请求';
  switch (error.keyword) {
    case 'required':
      return names(error.params, 'requiredProperties').map((name) => problem('required', { field: pathOf(error.instancePath, name) }, pathOf(error.instancePath, name)));
    case 'maxLength':
      return [problem('too-long', { field, max: Number(error.params['limit']) }, path)];
    case 'minimum':
    case 'maximum':
      return [problem('wrong-format', { field, expected: `${error.params['comparison']} ${error.params['limit']}` }, path)];
    default:
      return [problem('wrong-format', { field, expected: expectation(error) }, path)];
  }
}

function expectation({ keyword, params, message }: SchemaError): string {
  if (keyword === 'type') return String(params['type']);
  if (keyword === 'const') return String(params['allowedValue']);
  if (keyword === 'pattern') return String(params['pattern'] ?? message);
  return message;
}

/** Errors of a choice come one by one; told as one they name all its values. */
function withChoices(errors: readonly SchemaError[]): readonly SchemaError[] {
  return errors.map((error) => {
    if (error.keyword !== 'const') return error;
    const values = errors.filter((each) => each.keyword === 'const' && each.instancePath === error.instancePath).map((each) => String(each.params['allowedValue']));
    return { ...error, params: { allowedValue: values.join(' | ') } };
  });
}

function unknownKeys(schema: ObjectSchema, given: object): Problem[] {
  const known = schema.properties;
  if (!known) return [];
  return Object.keys(given).filter((key) => !Object.hasOwn(known, key)).map((key) => problem('unknown-field', { field: key }, key));
}

function schemaProblems(validator: Validator, given: unknown): Problem[] {
  if (validator.Check(given)) return [];
  const found = withChoices(validator.Errors(given) as unknown as SchemaError[]).flatMap(problemsFrom);
  return found.filter((each, index) => found.findIndex((other) => other.path === each.path) === index);
}

/** Reads one part of a request by its schema. @throws ProblemError naming every field that is wrong */
export function partReader(schema: TSchema, isText: boolean): PartReader {
  const validator = Compile(schema) as unknown as Validator;
  const { properties = {} } = schema as ObjectSchema;
  const typed = (given: object): object => Object.fromEntries(Object.entries(given).map(([key, value]) => [key, fromText(properties[key]?.type, value)]));
  return {
    read: (given) => {
      const value = isText && typeof given === 'object' && given !== null ? typed(given) : given;
      const unstorable = hostile(value, '');
      if (unstorable.length > 0) throw new ProblemError(...unstorable);
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      const problems = [...(isObject ? unknownKeys(schema as ObjectSchema, value) : []), ...schemaProblems(validator, value)];
      if (problems.length > 0) throw new ProblemError(...problems);
      return value;
    },
  };
}

/** Checks a reply against its declaration. @returns where it differs */
export function replyChecker(schema: TSchema): (reply: unknown) => string | undefined {
  const validator = Compile(schema) as unknown as Validator;
  return (reply) => {
    if (validator.Check(reply)) return undefined;
    const [first] = validator.Errors(reply) as unknown as SchemaError[];
    return first ? `${first.instancePath || '/'} ${first.message}` : 'differs from its declaration';
  };
}
