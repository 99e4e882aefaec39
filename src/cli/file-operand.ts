import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ProblemError, problem } from '#domain/errors.ts';
import type { CommandCall } from './command.ts';

/** The file that a command's operand names, whole. @throws ProblemError when it names none or it is not there */
export function fileOperand({ positionals, path }: Pick<CommandCall, 'positionals' | 'path'>): { readonly name: string; readonly bytes: Uint8Array } {
  const [file] = positionals;
  if (file === undefined) throw new ProblemError(problem('required', { field: { zh: '文件 FILE', en: 'FILE' } }, 'file'));
  try {
    return { name: basename(file), bytes: readFileSync(path(file)) };
  } catch {
    throw new ProblemError(problem('not-found', { what: { zh: `文件 ${file}`, en: `File ${file}` } }, 'file'));
  }
}
