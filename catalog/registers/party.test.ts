import { describe, expect, test } from 'vitest';
import { Life } from '#domain/case/testing/life.ts';
import { creditCodeCheck, organisationCodeCheck } from '#domain/party/credit-code.ts';
import { accountsOf, PEOPLE } from '../testing.ts';
import { party } from './party.ts';

const organisation = 'MA5ABCDE';
const body = `91990101${organisation}${organisationCodeCheck(organisation)}`;
const CODE = `${body}${creditCodeCheck(body)}`;
const entered = (more: object): Life => new Life(party).open(PEOPLE.promotion, '2022-03-01', { name: '晨光机械有限公司', kind: 'enterprise', registeredOn: '2022-03-01', ...more });

describe('a party of the register', () => {
  test('is entered with or without its unified credit code', () => {
    expect(accountsOf(entered({ code: CODE }))).toEqual(['parties-registered 2022-03-01 1']);
    expect(entered({}).view.values['code']).toBeUndefined();
  });

  test('a code that fails its check is asked about, and taken with its mark', () => {
    const wrong = `${body}${CODE.endsWith('A') ? 'B' : 'A'}`;
    expect(() => entered({ code: wrong })).toThrow('校验不符');
    expect(entered({ code: wrong, codeDoubtful: true }).view.values['codeDoubtful']).toBe(true);
  });

  test('who to reach there is a personal value', () => {
    expect(party.fields['contacts']?.personal).toBe(true);
  });
});
