import { expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { problem } from '#domain/errors.ts';
import { fromCheck, fromServer, textsAt } from './problems.ts';

const label = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });

test('a problem stands at its field, and a part of a reference at the reference', () => {
  const found = fromCheck([problem('required', { field: label('单位', 'Party') }, 'party.name'), problem('required', { field: label('问题', 'Problem') }, 'problems[1].text')], 'zh');
  expect(textsAt(found, 'party', true)).toEqual(['「单位」未填写，请补填。']);
  expect(textsAt(found, 'problems', false)).toEqual([]);
  expect(textsAt(found, 'problems[1].text', true)).toEqual(['「问题」未填写，请补填。']);
});

test('the server names fields below its own body; problems without a field stay with the form', () => {
  const refusal = new ApiProblem(422, 'required', label('', ''), [
    { path: 'input.values.members', code: 'required', message: label('缺', 'missing') },
    { path: '', code: 'forbidden', message: label('不', 'no') },
  ]);
  expect(fromServer(refusal, 'en')).toEqual([{ path: 'members', text: 'missing' }]);
  expect(fromServer(undefined, 'en')).toEqual([]);
});
