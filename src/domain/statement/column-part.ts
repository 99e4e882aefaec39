import type { ColumnPart } from './statement-mapping.ts';

const PARTS: readonly (readonly [ColumnPart, RegExp])[] = [
  ['invention', /发明/],
  ['utility', /实用新型/],
  ['design', /外观/],
  ['university', /高等院校|高校|大专院校|大学/],
  ['research', /科研机构|科研单位|科研院所|研究机构/],
  ['enterprise', /企业|工矿/],
  ['institution', /事业单位|机关团体|机关/],
  ['individual', /个人/],
  ['non-service', /非职务/],
  ['service', /职务/],
  ['whole', /合计|小计|总计|总数|全部/],
];

/** The part that a header names. 其中 means that the parts named are not all of them, so that nothing adds up. */
export function partOf(header: string): ColumnPart | undefined {
  if (header.includes('其中')) return undefined;
  return PARTS.find(([, words]) => words.test(header))?.[0];
}
