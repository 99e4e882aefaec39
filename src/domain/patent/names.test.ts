import { describe, expect, test } from 'vitest';
import { isWithheldName, looksLikeOrganisation, looksLikePerson, nameStyleOf, splitNames } from './names.ts';

describe('names kept apart by marks', () => {
  test.each([
    ['布赖恩·V·甲;??埃里克·W·乙', ['布赖恩·V·甲', '埃里克·W·乙']],
    ['张三;\u2002李四;\u2002王五', ['张三', '李四', '王五']],
    ['张三；李四；', ['张三', '李四']],
    ['张三??李四', ['张三', '李四']],
    ['张三\u2002李四', ['张三', '李四']],
    ['张三;张三', ['张三']],
    ['U·西格;??A·瓦克', ['U·西格', 'A·瓦克']],
    ['3M示例有限公司', ['3M示例有限公司']],
    ['某科学院、水利部某研究所', ['某科学院、水利部某研究所']],
    ['示例发展公司,有限责任合伙企业', ['示例发展公司,有限责任合伙企业']],
    ['', []],
  ])('are read from %s', (text, names) => expect(splitNames(text, 'marked')).toEqual(names));
});

describe('names in a plain list', () => {
  test.each([
    ['张三、李四', ['张三', '李四']],
    ['张三，李四, 王五', ['张三', '李四', '王五']],
    ['示例甲有限公司、示例乙有限公司', ['示例甲有限公司', '示例乙有限公司']],
    ['示例医院(示例一医院、示例二医院)', ['示例医院(示例一医院、示例二医院)']],
    ['示例发展公司,有限责任合伙企业', ['示例发展公司,有限责任合伙企业']],
    ['Example Works, Inc.', ['Example Works, Inc.']],
    ['一种、两种', ['一种、两种']],
  ])('are read from %s', (text, names) => expect(splitNames(text, 'listed')).toEqual(names));
});

test('the style of a column is told by its marks', () => {
  expect(nameStyleOf(['张三', '张三;李四'])).toBe('marked');
  expect(nameStyleOf(['张三', '张三、李四'])).toBe('listed');
});

test('persons and organisations are told apart', () => {
  expect(['张三', '欧阳某某', 'U·西格', '王大学'].map(looksLikePerson)).toEqual([true, true, true, true]);
  expect(['示例大学', '株式会社示例', 'Example GmbH', '示例厂（普通合伙）'].map(looksLikeOrganisation)).toEqual([true, true, true, true]);
  expect(['月饼', '一种盘', '电视机'].map(looksLikePerson)).toEqual([false, false, false]);
});

test('an inventor who asked not to be named is no name', () => {
  expect(['不公告发明人', '不公告设计人', '请求不公布姓名', '张三'].map(isWithheldName)).toEqual([true, true, true, false]);
});
