import type { XmlElement } from './xml.ts';
import { childElements, findElement } from './xml.ts';

/** The properties of a paragraph or run by nearness: its own, its style's, that style's parents', the document's defaults. */
export type Levels = readonly XmlElement[];

/** The styles of a Word file, asked with inheritance. */
export interface WordStyles {
  /** The name of a paragraph's style, that of the default style without one. */
  nameOf(paragraph: XmlElement): string;
  /** `w:pPr` elements that hold for a paragraph, the nearest first. */
  paragraphLevels(paragraph: XmlElement): Levels;
  /** `w:rPr` elements that hold for a run of it, the nearest first. */
  runLevels(run: XmlElement, paragraph: XmlElement): Levels;
}

export function readWordStyles(root: XmlElement | undefined): WordStyles {
  const styles = childElements(root, 'w:style');
  const byId = new Map(styles.map((style) => [style.attributes['w:styleId'], style]));
  const standard = styles.find((style) => style.attributes['w:type'] === 'paragraph' && isOn(style.attributes['w:default']));
  const defaults = findElement(root, 'w:docDefaults');
  const styleOf = (paragraph: XmlElement): XmlElement | undefined => byId.get(findElement(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val']) ?? standard;
  const levels = (own: XmlElement, chain: readonly XmlElement[], name: 'w:pPr' | 'w:rPr'): Levels =>
    [findElement(own, name), ...chain.map((style) => findElement(style, name)), findElement(defaults, `${name}Default`, name)].filter((each) => each !== undefined);
  return {
    nameOf: (paragraph) => findElement(styleOf(paragraph), 'w:name')?.attributes['w:val'] ?? '',
    paragraphLevels: (paragraph) => levels(paragraph, inheritance(styleOf(paragraph), byId), 'w:pPr'),
    runLevels: (run, paragraph) => {
      const character = byId.get(findElement(run, 'w:rPr', 'w:rStyle')?.attributes['w:val']);
      return levels(run, [...inheritance(character, byId), ...inheritance(styleOf(paragraph), byId)], 'w:rPr');
    },
  };
}

const isOn = (value: string | undefined): boolean => ['1', 'true', 'on'].includes(value ?? '');

/** A style and those it is based on, the nearest first; a circle ends where it closes. */
function inheritance(style: XmlElement | undefined, byId: ReadonlyMap<string | undefined, XmlElement>): XmlElement[] {
  const chain: XmlElement[] = [];
  let at = style;
  while (at !== undefined && !chain.includes(at)) {
    chain.push(at);
    const parent = findElement(at, 'w:basedOn')?.attributes['w:val'];
    at = parent === undefined ? undefined : byId.get(parent);
  }
  return chain;
}

/** The nearest value that any level gives to an attribute of a property. */
export function nearest(levels: Levels, property: string, ...attributes: readonly string[]): string | undefined {
  for (const level of levels) {
    const element = findElement(level, property);
    const value = attributes.map((attribute) => element?.attributes[attribute]).find((each) => each !== undefined);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Whether a property that is on or off is on; one without a value is on. */
export function isSwitchedOn(levels: Levels, property: string): boolean {
  const element = levels.map((level) => findElement(level, property)).find((each) => each !== undefined);
  return element !== undefined && !['0', 'false', 'off', 'none'].includes(element.attributes['w:val'] ?? '1');
}
