import { describe, expect, test } from 'vitest';
import { descendants, elementText, findElement, parseXml } from './xml.ts';

describe('reading XML', () => {
  test('elements, attributes, entities and CDATA are read', () => {
    const root = parseXml('<?xml version="1.0"?><!-- c --><a x="1 &lt; 2" y=\'"\'><b>甲&amp;&#x4e59;<![CDATA[<c>]]></b><b/></a>');
    expect(root.attributes).toEqual({ x: '1 < 2', y: '"' });
    expect(descendants(root, 'b').map(elementText)).toEqual(['甲&乙<c>', '']);
    expect(findElement(root, 'b')?.children.length).toBe(2);
  });

  test.each(['<a>', '<a></b>', '</a>', '<a><b></a>', '<a x=1/>', '<a>&nbsp;</a>', '<!DOCTYPE a [<!ENTITY x "y">]><a/>', ''])('%j is refused', (source) => {
    expect(() => parseXml(source)).toThrow('not well-formed');
  });
});
