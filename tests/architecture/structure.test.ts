import { describe, expect, test } from 'vitest';
import { importCycles } from './cycles.ts';
import { brokenLinks, misplacedWords } from './documents.ts';
import { tooLong } from './file-length.ts';
import { incompleteLabels } from './labels.ts';
import { wrongArrows } from './layers.ts';
import { isTypeScript, listed, PROJECT_ROOT, readProject } from './source-files.ts';

describe('the house as it stands', () => {
  const files = readProject();
  const code = files.filter(isTypeScript);
  const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

  test('the scan finds the source of the engine', () => {
    expect(code.map((file) => file.path)).toContain('src/domain/errors.ts');
  });

  test('imports follow only the allowed arrows, Node and npm included', () => {
    expect(listed(wrongArrows(code))).toBe('');
  });

  test('no files import one another in a circle', () => {
    expect(importCycles(code).map((group) => group.join(' ⇄ '))).toEqual([]);
  });

  test('every label speaks both languages', () => {
    expect(listed(incompleteLabels(code.filter((file) => !isTest(file.path))))).toBe('');
  });

  test('links in the documents lead to files that exist', () => {
    expect(listed(brokenLinks(files, PROJECT_ROOT))).toBe('');
  });

  test('no source file is longer than 400 lines', () => {
    expect(listed(tooLong(files))).toBe('');
  });

  test('no file names a path of one machine or a registry host', () => {
    expect(listed(misplacedWords(files))).toBe('');
  });
});
