import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { lineAt, type Finding, type SourceFile } from './source-files.ts';

/** Relative links and pictures of the Markdown files that lead to no file. */
export function brokenLinks(files: readonly SourceFile[], root: string): readonly Finding[] {
  return files.filter((file) => file.path.endsWith('.md')).flatMap((file) =>
    linksOf(file.text).flatMap(({ target, offset }) => {
      const path = posix.join(posix.dirname(file.path), decodeURI(target));
      if (existsSync(join(root, path))) return [];
      return [{ path: file.path, line: lineAt(file.text, offset), message: `links to “${target}”, which does not exist` }];
    }),
  );
}

interface Link {
  readonly target: string;
  readonly offset: number;
}

/** Links to files of the project; code blocks, web addresses and anchors within the page are left out. */
function linksOf(markdown: string): readonly Link[] {
  const withoutCode = markdown.replace(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '));
  return [...withoutCode.matchAll(/\]\(\s*<?([^)\s>#]+)[^)]*\)/g)]
    .map((match) => ({ target: match[1] ?? '', offset: match.index }))
    .filter(({ target }) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

/** What must never be written into the project: folders of one machine, hosts of one registry. */
const MISPLACED: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /(?<![\w.:-])\/(?:\w+\/(?:main|shared)(?![\w.])|(?:root|home|Users|tmp)\/[\w.-])[^\s'"`)]*/g, what: 'a path of one machine' },
  { pattern: /\b[A-Z]:\\\\?Users\b/g, what: 'a path of one machine' },
  { pattern: /https?:\/\/[\w.:-]*(?:registry|artifactory|nexus|verdaccio|pypi|goproxy)[\w.:-]*/gi, what: 'the host of a package registry' },
];

/** Every place where a file names a path of one machine or the host of a package registry. */
export function misplacedWords(files: readonly SourceFile[]): readonly Finding[] {
  return files.flatMap((file) =>
    MISPLACED.flatMap(({ pattern, what }) =>
      [...file.text.matchAll(pattern)].map((match) => ({
        path: file.path,
        line: lineAt(file.text, match.index),
        message: `${what}: ${match[0]}`,
      })),
    ),
  );
}
