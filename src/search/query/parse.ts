import { failure, type Outcome, type Problem, success } from '#domain/errors.ts';
import { TEXT_FIELDS } from '../document.ts';
import { conjunction, disjunction } from './build.ts';
import { type Vocabulary, VOCABULARY } from './codes.ts';
import { BARE_FIELDS, type FieldTarget, findField } from './fields.ts';
import { type Sign, type Term, type Token, tokensOf } from './lexer.ts';
import { LIMITS } from './limits.ts';
import { joinNear } from './near.ts';
import { CLOSING_PARENTHESIS, DISTANCE, EQUALS, FIELD, FIELD_FIRST, OPERATOR, type Place, TERM, tooDeep, tooLong, tooManyTerms, unexpected } from './problems.ts';
import type { Query } from './query.ts';
import { readRange } from './range.ts';
import { isTerm, operatorOf, plainWord, type Proximity, proximityOf } from './term.ts';
import { type Comparison, readTerm } from './read-term.ts';

/** What a query may name besides the language itself. */
export interface ParseOptions {
  /** Values of the code fields, among them the bureau's districts. */
  readonly vocabulary?: Vocabulary;
}

/**
 * Reads a query (检索式). Operators NOT, AND, OR bind in this order, proximity before all; terms side by side mean AND;
 * a field reaches over one term, one proximity or one parenthesis. The empty query finds everything. A problem says at
 * which character (`offset`, code points from 0), what stands there and what was expected.
 */
export function parseQuery(query: string, { vocabulary = VOCABULARY }: ParseOptions = {}): Outcome<Query> {
  const length = Array.from(query).length;
  if (length > LIMITS.length) return failure(tooLong(LIMITS.length, length));
  const tokens = tokensOf(query);
  if (!tokens.ok) return tokens;
  try {
    return success(new Reader(withoutParentheses(tokens.value), length, vocabulary).query());
  } catch (error) {
    if (error instanceof Refused) return failure(error.problem);
    throw error;
  }
}

/** Ends the reading from within; never leaves this file. */
class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Where terms are looked for while no field of their own says otherwise: a field's target, or everywhere a bare term goes. */
type Scope = FieldTarget | 'bare';

const COMPARISONS: ReadonlySet<string> = new Set(['=', '>=', '>', '<=', '<']);

class Reader {
  readonly #tokens: readonly Token[];
  readonly #end: Place;
  readonly #vocabulary: Vocabulary;
  #at = 0;
  #depth = 0;
  #terms = 0;
  #values = 0;

  constructor(tokens: readonly Token[], length: number, vocabulary: Vocabulary) {
    this.#tokens = tokens;
    this.#end = { start: length, end: length };
    this.#vocabulary = vocabulary;
  }

  query(): Query {
    if (this.#peek() === undefined) return { kind: 'all' };
    const read = this.#alternatives('bare');
    if (this.#peek() !== undefined) this.#refuse(OPERATOR);
    return read;
  }

  /** … OR … */
  #alternatives(scope: Scope): Query {
    const of = [this.#all(scope)];
    while (operatorOf(this.#peek()) === 'or') {
      this.#at += 1;
      of.push(this.#all(scope));
    }
    return disjunction(of);
  }

  /** … AND …, also without the word. */
  #all(scope: Scope): Query {
    const of = [this.#negated(scope)];
    for (;;) {
      const said = operatorOf(this.#peek()) === 'and';
      if (said) this.#at += 1;
      if (!said && !this.#begins()) return conjunction(of);
      of.push(this.#negated(scope));
    }
  }

  #negated(scope: Scope): Query {
    if (operatorOf(this.#peek()) !== 'not') return this.#near(scope);
    const of = this.#within(() => {
      this.#at += 1;
      return this.#negated(scope);
    });
    return { kind: 'not', of };
  }

  /** A term, or several in proximity; a field before the first is that of the others too. */
  #near(scope: Scope): Query {
    const field = this.#fieldAhead();
    if (!field) return this.#chain(scope, '=');
    this.#at += field.length;
    return this.#chain(field.target, field.comparison);
  }

  #chain(scope: Scope, comparison: Comparison): Query {
    const pairs: Query[] = [];
    let left = this.#value(scope, comparison);
    for (let near = this.#proximityAhead(); near; near = this.#proximityAhead()) {
      const token = this.#peek();
      this.#at += 1;
      const right = this.#operand(scope);
      pairs.push(this.#joined(left, right, near, token ?? this.#end));
      left = right;
    }
    return pairs.length === 0 ? left : conjunction(pairs);
  }

  #operand(scope: Scope): Query {
    const field = this.#fieldAhead();
    if (!field) return this.#value(scope, '=');
    this.#at += field.length;
    return this.#value(field.target, field.comparison);
  }

  #proximityAhead(): Proximity | undefined {
    const near = proximityOf(this.#peek());
    if (near && near.within > LIMITS.within) this.#refuse(DISTANCE);
    return near;
  }

  #joined(left: Query, right: Query, near: Proximity, place: Place): Query {
    const joined = joinNear(left, right, near);
    if (!joined.ok) throw new Refused(unexpected(place, this.#written(place), joined.expected));
    this.#count({ terms: joined.terms, values: 0 });
    return joined.query;
  }

  #value(scope: Scope, comparison: Comparison): Query {
    const token = this.#peek();
    if (token?.kind === '(' && comparison === '=') return this.#within(() => this.#parenthesis(scope));
    if (token?.kind === '[' && scope !== 'bare' && scope.kind === 'days' && comparison === '=') return this.#range(scope);
    if (!isTerm(token) || (token.kind === 'word' && operatorOf(token))) this.#refuse(TERM);
    return this.#term(scope, comparison);
  }

  #parenthesis(scope: Scope): Query {
    this.#at += 1;
    const inside = this.#alternatives(scope);
    if (this.#peek()?.kind !== ')') this.#refuse(this.#peek() === undefined ? CLOSING_PARENTHESIS : OPERATOR);
    this.#at += 1;
    return inside;
  }

  #range(target: Extract<FieldTarget, { kind: 'days' }>): Query {
    const range = readRange(this.#tokens, this.#at, this.#end);
    if (!range.ok) throw new Refused(range.problem);
    this.#at = range.next;
    this.#count({ terms: 0, values: 1 });
    return { kind: 'days', field: target.field, ...range.days };
  }

  #term(scope: Scope, comparison: Comparison): Query {
    const target: FieldTarget | undefined = scope === 'bare' ? undefined : scope;
    const read = readTerm(this.#following(), { target, comparison, vocabulary: this.#vocabulary, bare: BARE_FIELDS });
    if (!read.ok) throw new Refused(read.problem);
    this.#at += read.length;
    const isText = read.query.kind === 'phrase';
    this.#count({ terms: isText ? 1 : 0, values: 1 });
    return read.query;
  }

  /** The terms from here on that nothing stands between. */
  #following(): readonly Term[] {
    const terms: Term[] = [];
    for (let at = this.#at; at < this.#tokens.length && terms.length < MOST_JOINED; at += 1) {
      const token = this.#tokens[at];
      if (!isTerm(token) || (terms.length > 0 && (operatorOf(token) || this.#fieldAt(at)))) break;
      terms.push(token);
    }
    return terms;
  }

  /** One level deeper. */
  #within(read: () => Query): Query {
    this.#depth += 1;
    if (this.#depth > LIMITS.depth) throw new Refused(tooDeep(this.#peek() ?? this.#end, LIMITS.depth));
    const inside = read();
    this.#depth -= 1;
    return inside;
  }

  #count({ terms, values }: { readonly terms: number; readonly values: number }): void {
    this.#terms += terms;
    this.#values += values;
    if (this.#terms > LIMITS.terms) throw new Refused(tooManyTerms(LIMITS.terms));
    if (this.#values > LIMITS.values) throw new Refused(tooManyTerms(LIMITS.values));
  }

  /** `TI=`, `TI,AB=`, `AD>=` at this place. A name that is no field before `=`, or another sign before it, is refused. */
  #fieldAhead(): FieldHead | undefined {
    this.#peek();
    const head = this.#fieldAt(this.#at);
    if (head === 'unknown') this.#refuse(FIELD);
    if (head && head.comparison !== '=' && head.target.kind !== 'days') this.#refuse(EQUALS, this.#tokens[this.#at + head.length - 1]);
    return head;
  }

  #fieldAt(from: number): FieldHead | 'unknown' | undefined {
    let at = from;
    while (plainWord(this.#tokens[at]) !== undefined && this.#tokens[at + 1]?.kind === ',' && isFieldName(this.#tokens[at])) at += 2;
    const sign = this.#tokens[at + 1]?.kind;
    if (!isTerm(this.#tokens[at]) || sign === undefined || !COMPARISONS.has(sign)) return undefined;
    const names = this.#tokens.slice(from, at + 1).filter(isTerm);
    const target = targetOf(names);
    return target === undefined ? 'unknown' : { target, comparison: sign as Comparison, length: at + 2 - from };
  }

  /** The next token; commas outside field lists and ranges are white space. */
  #peek(): Token | undefined {
    while (this.#tokens[this.#at]?.kind === ',') this.#at += 1;
    return this.#tokens[this.#at];
  }

  #begins(): boolean {
    const token = this.#peek();
    return token?.kind === '(' || (isTerm(token) && operatorOf(token) !== 'or');
  }

  #refuse(expected: typeof TERM, token: Token | undefined = this.#peek()): never {
    const place = token ?? this.#end;
    const isSign = token !== undefined && COMPARISONS.has(token.kind);
    const wanted = isSign && expected === OPERATOR ? FIELD_FIRST : expected;
    throw new Refused(unexpected(place, token && writtenAs(token), wanted));
  }

  #written(place: Place): string | undefined {
    const token = this.#tokens.find(({ start }) => start === place.start);
    return token && writtenAs(token);
  }
}

/** Words that may make one number or one class together. */
const MOST_JOINED = 6;

interface FieldHead {
  readonly target: FieldTarget;
  readonly comparison: Comparison;
  /** Tokens, the sign included. */
  readonly length: number;
}

/** `(5N)`, as some search systems write a proximity, is `5N`. */
function withoutParentheses(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, index) => {
    const inner = tokens[token.kind === '(' ? index + 1 : index - 1];
    const [before, behind] = token.kind === '(' ? [token, tokens[index + 2]] : [tokens[index - 2], token];
    return !(before?.kind === '(' && behind?.kind === ')' && proximityOf(inner));
  });
}

function isFieldName(token: Token | undefined): boolean {
  return isTerm(token) && findField(token.text) !== undefined;
}

/** One field's target, or that of several text fields together. */
function targetOf(names: readonly Term[]): FieldTarget | undefined {
  const targets = names.map(({ text }) => findField(text)?.target);
  const [only] = targets;
  if (targets.length === 1) return only;
  if (!targets.every((target) => target?.kind === 'text')) return undefined;
  const fields = new Set(targets.flatMap((target) => target.fields));
  return { kind: 'text', fields: TEXT_FIELDS.filter((each) => fields.has(each)) };
}

function writtenAs(token: Token): string {
  return isTerm(token) ? token.text : (token.kind satisfies Sign);
}
