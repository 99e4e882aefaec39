import { expect, test } from 'vitest';
import { fileLimits, MATTER_FORM, stepOf, STEPS } from './steps.ts';

test('every field that the desk asks for is asked on exactly one page', () => {
  const asked: readonly string[] = STEPS.flatMap((step) => step.fields);
  expect([...asked].sort()).toEqual(Object.keys(MATTER_FORM).sort());
});

test('a problem leads to the page that asks for its field', () => {
  expect([stepOf('attachments[1].file.name'), stepOf('subject'), stepOf('')]).toEqual(['files', 'what', 'check']);
});

test('the limits of files come from the declaration', () => {
  expect(fileLimits()).toMatchObject({ count: 20, file: { kind: 'file' } });
});
