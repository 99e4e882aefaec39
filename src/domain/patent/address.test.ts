import { expect, test } from 'vitest';
import { readAddress, regionWithoutProvince } from './address.ts';

test.each([
  ['518057广东省深圳市南山区', { postcode: '518057', address: '广东省深圳市南山区', region: { province: '广东省', city: '深圳市', district: '南山区' } }],
  ['100088 北京市西城区示例大街85号', { postcode: '100088', address: '北京市西城区示例大街85号', region: { province: '北京市', city: '北京市', district: '西城区' } }],
  ['江苏淮安市', { address: '江苏淮安市', region: { province: '江苏省', city: '淮安市' } }],
  ['445300湖北省', { postcode: '445300', address: '湖北省', region: { province: '湖北省' } }],
  ['中国台湾新北市中和区', { address: '中国台湾新北市中和区', region: { province: '台湾省', city: '新北市', district: '中和区' } }],
  ['中国香港示例道', { address: '中国香港示例道', region: { province: '香港特别行政区' } }],
  ['日本国爱知县', { address: '日本国爱知县', region: { country: '日本' } }],
  ['湖北省武汉市某某镇示例工业区', { address: '湖北省武汉市某某镇示例工业区', region: { province: '湖北省', city: '武汉市' } }],
  ['750000', { postcode: '750000' }],
  ['', {}],
])('%s', (text, read) => expect(readAddress(text)).toEqual(read));

test.each([
  ['澜川市望澜区创新路1号', { city: '澜川市', district: '望澜区' }],
  ['创新路1号', undefined],
  ['澜川市', undefined],
])('Without a province, %s', (text, region) => expect(regionWithoutProvince(text)).toEqual(region));
