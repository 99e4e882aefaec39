import { randomUUID } from 'node:crypto';
import { ERRORS, type ErrorCode, type Problem, ProblemError, problem, problemText } from '#domain/errors.ts';
import type { Language } from '#domain/text.ts';

/** One refusal as `application/problem+json` (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly detailEn: string;
  readonly errors: readonly { readonly path: string; readonly row?: number; readonly message: string; readonly messageEn: string; readonly code: ErrorCode; readonly remedy: string; readonly offset?: number; readonly length?: number }[];
}

/** Problems told in one answer at most; a form with more is mended in turns. */
const MOST_TOLD = 100;

/** The language a caller prefers by `Accept-Language`; Chinese unless English stands before it. */
export function preferredLanguage(header: string | undefined): Language {
  const ranked = (header ?? '').split(',').map((part, index) => {
    const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
    const quality = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
    return { language: tag.split('-')[0], quality, index };
  });
  ranked.sort((a, b) => b.quality - a.quality || a.index - b.index);
  const first = ranked.find(({ language, quality }) => quality > 0 && (language === 'zh' || language === 'en'));
  return first?.language === 'en' ? 'en' : 'zh';
}

/** The part of a sentence that says what to do: 「…未填写，请补填。」 gives 「请补填。」; the whole where it is not set off. */
function remedyIn(sentence: string, language: Language): string {
  const found = language === 'zh' ? /[，：；。](请.*)$/.exec(sentence) : /[;,:.] ((?:please |choose |use |try |reload|contact ).*)$/i.exec(sentence);
  return found?.[1] ?? sentence;
}

/** Where in a text something is wrong, in characters, as a query's problems say. */
function placeOf({ params }: Problem): { offset?: number; length?: number } {
  const { offset, length } = params ?? {};
  return typeof offset === 'number' && typeof length === 'number' ? { offset, length } : {};
}

/** The body of a refusal. All of one status; the first problem gives code and title. */
export function problemBody(problems: readonly Problem[], language: Language): ProblemBody {
  const first = problems[0] ?? problem('internal', { ref: '–' });
  const told = problems.slice(0, MOST_TOLD);
  const sentences = (each: Language): string => [...new Set(told.slice(0, 5).map((one) => problemText(one, each)))].join(each === 'zh' ? '' : ' ');
  return {
    type: `urn:zhishu:problem:${first.code}`,
    title: problemText(first, language),
    status: ERRORS[first.code].status,
    code: first.code,
    detail: sentences('zh'),
    detailEn: sentences('en'),
    errors: told.map((each) => ({
      path: each.path ?? '',
      ...(each.row !== undefined && { row: each.row }),
      ...placeOf(each),
      code: each.code,
      message: problemText(each, 'zh'),
      messageEn: problemText(each, 'en'),
      remedy: remedyIn(problemText(each, language), language),
    })),
  };
}

/** How a fault that nobody expected is written to the log, under the reference the caller is told. */
export type LogFault = (ref: string, error: unknown) => void;

interface HttpError {
  readonly code: string;
  readonly statusCode: number;
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'statusCode' in error && typeof error.statusCode === 'number';
}

const TOO_LARGE = /TOO_LARGE|FILES_LIMIT|PARTS_LIMIT|FIELDS_LIMIT/;

/** What the HTTP library refuses before our own checks: size, JSON that is none, addresses that cannot be decoded. */
function httpProblem(error: HttpError, limit: string): Problem | undefined {
  if (TOO_LARGE.test(error.code) || error.statusCode === 413) return problem('too-large', { max: limit });
  if (error.statusCode === 415) return problem('bad-request', { detail: { zh: '内容类型须为 application/json', en: 'the content type must be application/json' } });
  if (error.statusCode >= 400 && error.statusCode < 500) return problem('bad-request', { detail: { zh: '不是有效的 JSON 或地址', en: 'not valid JSON, or not a valid address' } });
  return undefined;
}

/** The problems to tell a caller for whatever was thrown. What nobody expected is logged and told only by reference. */
export function problemsOf(error: unknown, limit: string, logFault: LogFault): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems;
  const refused = isHttpError(error) ? httpProblem(error, limit) : undefined;
  if (refused) return [refused];
  const ref = randomUUID().slice(0, 8);
  logFault(ref, error);
  return [problem('internal', { ref })];
}
