import type { Label, Language } from '#domain/text.ts';

/** One thing wrong with a request; `path` names the field, `row` the line of a file. */
export interface ApiProblemItem {
  readonly path: string;
  readonly row?: number;
  readonly code: string;
  readonly message: Label;
  readonly remedy?: string;
  /** Where in the text of a query it is wrong, in code points. */
  readonly offset?: number;
  readonly length?: number;
}

/** A refusal of the API (problem+json), its texts in both languages. Status 0: no answer came. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: Label;
  readonly errors: readonly ApiProblemItem[];

  constructor(status: number, code: string, detail: Label, errors: readonly ApiProblemItem[] = []) {
    super(`${status} ${code}: ${detail.en}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = errors;
  }

  /** The problems of one field and of what lies within it. */
  at(path: string): readonly ApiProblemItem[] {
    return this.errors.filter((each) => each.path === path || each.path.startsWith(`${path}.`) || each.path.startsWith(`${path}[`));
  }

  text(language: Language): string {
    return this.detail[language];
  }
}

const UNREACHABLE: Label = { zh: '连不上服务器，内容已保留；请检查网络后再试一次，不会重复登记。', en: 'The server cannot be reached. What you typed is kept; check the network and try again: nothing is recorded twice.' };
const UNREADABLE: Label = { zh: '服务器的答复无法识别，请稍后再试。', en: 'The answer of the server could not be read; try again shortly.' };

/** No answer came at all: the network is down or the server stopped. */
export function unreachable(): ApiProblem {
  return new ApiProblem(0, 'unreachable', UNREACHABLE);
}

/** The refusal that an answer's status and body say; any body, also one that is no problem+json. */
export function problemFrom(status: number, body: string): ApiProblem {
  const found = objectIn(body);
  if (typeof found?.['code'] !== 'string') return new ApiProblem(status, 'unreadable', UNREADABLE);
  const errors = Array.isArray(found['errors']) ? found['errors'].map(itemFrom) : [];
  return new ApiProblem(status, found['code'], label(found['detail'], found['detailEn']), errors);
}

function objectIn(body: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

function label(zh: unknown, en: unknown): Label {
  const chinese = typeof zh === 'string' ? zh : UNREADABLE.zh;
  return { zh: chinese, en: typeof en === 'string' && en !== '' ? en : chinese };
}

function itemFrom(given: unknown): ApiProblemItem {
  const { path, row, code, message, messageEn, remedy, offset, length } = (given ?? {}) as Record<string, unknown>;
  return {
    path: typeof path === 'string' ? path : '',
    code: typeof code === 'string' ? code : 'bad-request',
    message: label(message, messageEn),
    ...(typeof row === 'number' && { row }),
    ...(typeof remedy === 'string' && remedy !== '' && { remedy }),
    ...(typeof offset === 'number' && { offset }),
    ...(typeof length === 'number' && { length }),
  };
}
