import { describe, expect, test } from 'vitest';
import { heading, paragraph } from './document.ts';
import { addresseeLine, attachmentLines, bracketedNote, chineseDate, chineseNumeral, documentNumber, numberHeadings, signatureIndents } from './numbering.ts';

describe('numbers of headings', () => {
  test('Chinese numerals read as they are spoken', () => {
    expect([1, 9, 10, 11, 19, 20, 21, 99, 100].map(chineseNumeral)).toEqual(['一', '九', '十', '十一', '十九', '二十', '二十一', '九十九', '100']);
  });

  test('each level counts by itself and starts anew under the next higher heading', () => {
    const body = [heading(1, '甲'), heading(2, '乙'), heading(3, '丙'), heading(4, '丁'), heading(4, '戊'), heading(2, '己'), heading(3, '庚'), paragraph('文'), heading(1, '辛'), heading(2, '壬')];
    const numbers = numberHeadings(body).flatMap((block) => (block.block === 'heading' ? [block.number] : []));
    expect(numbers).toEqual(['一、', '（一）', '1.', '（1）', '（2）', '（二）', '1.', '二、', '（一）']);
  });

  test('a given number stands and does not count', () => {
    const numbers = numberHeadings([heading(1, '前言', ''), heading(1, '甲')]).map((block) => (block.block === 'heading' ? block.number : null));
    expect(numbers).toEqual(['', '一、']);
  });
});

describe('fixed lines of an official document', () => {
  test('the date has no padding', () => expect(chineseDate('2026-03-01')).toBe('2026年3月1日'));

  test('the document number has angled brackets and no padding', () => expect(documentNumber('津知规', 2026, 1)).toBe('津知规〔2026〕1号'));

  test('one attachment stands alone, two are numbered', () => {
    expect(attachmentLines([{ title: '任务表' }])).toEqual(['附件：任务表']);
    expect(attachmentLines([{ title: '任务表' }, { title: '分工' }])).toEqual(['附件：1.任务表', '　　　2.分工']);
  });

  test('brackets and colons are added once', () => {
    expect([bracketedNote('此件主动公开'), bracketedNote('（此件主动公开）')]).toEqual(['（此件主动公开）', '（此件主动公开）']);
    expect([addresseeLine('各区局'), addresseeLine('各区局：')]).toEqual(['各区局：', '各区局：']);
  });

  test('the date keeps four characters to its right and the organ is centred over it', () => {
    expect(signatureIndents('示范市知识产权局', '2026-03-01')).toEqual({ organ: 3, date: 4 });
    const long = signatureIndents('示范市知识产权局与示范市市场监督管理委员会', '2026-03-01');
    expect(long.organ).toBe(0);
    expect(long.date).toBeGreaterThan(4);
  });
});
