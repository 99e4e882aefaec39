import { describe, expect, test } from 'vitest';
import { settingsFrom, WrongSetting } from './settings.ts';

const proxiesOf = (list?: string): readonly string[] => settingsFrom({ environment: { ZHISHU_PROXIES: list }, cwd: '/', values: {}, place: 'own' }).proxies;

describe('Reverse proxies on other machines', () => {
  test('are addresses and networks, and nobody unless named', () => {
    expect(proxiesOf()).toEqual([]);
    expect(proxiesOf(' 10.0.0.5, 10.1.0.0/16,fd00::1 ,')).toEqual(['10.0.0.5', '10.1.0.0/16', 'fd00::1']);
  });

  test.each(['proxy.example', '10.0.0.5/33', '0.0.0.0/0', '10.0.0/8', '10.0.0.5/8/1'])('%s is refused by name', (wrong) => {
    expect(() => proxiesOf(`10.0.0.9,${wrong}`)).toThrow(WrongSetting);
    expect(() => proxiesOf(wrong)).toThrow(wrong);
  });
});
