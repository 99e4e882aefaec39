import type { XmlElement } from './xml.ts';
import { childElements, findElement } from './xml.ts';

/** The face a text has in Word after style inheritance; undefined where nothing says. */
export interface FoundFace {
  readonly font?: string;
  readonly pt?: number;
}

/** The paragraph styles of a Word file, asked with inheritance. */
export interface WordStyles {
  /** The name of a style, that of the default style without an id. */
  nameOf(styleId: string | undefined): string;
  face(styleId: string | undefined): FoundFace;
  /** The fixed line height in points that a paragraph has, undefined if its height is not fixed. */
  exactLinePt(paragraph: XmlElement, styleId: string | undefined): number | undefined;
}

export function readWordStyles(root: XmlElement): WordStyles {
  const styles = childElements(root, 'w:style').filter((style) => style.attributes['w:type'] === 'paragraph');
  const byId = new Map(styles.map((style) => [style.attributes['w:styleId'], style]));
  const standard = styles.find((style) => ['1', 'true'].includes(style.attributes['w:default'] ?? ''));
  const defaults = faceOf(findElement(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr'));
  const get = (styleId: string | undefined): XmlElement | undefined => (styleId === undefined ? undefined : byId.get(styleId)) ?? standard;
  const chain = (styleId: string | undefined): XmlElement[] => inheritance(get(styleId), byId);
  return {
    nameOf: (styleId) => findElement(get(styleId), 'w:name')?.attributes['w:val'] ?? '',
    face: (styleId) => chain(styleId).reduceRight<FoundFace>((face, style) => ({ ...face, ...faceOf(findElement(style, 'w:rPr')) }), defaults),
    exactLinePt: (paragraph, styleId) => exactLine([paragraph, ...chain(styleId)]),
  };
}

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

function exactLine(levels: readonly XmlElement[]): number | undefined {
  const spacings = levels.flatMap((level) => childElements(findElement(level, 'w:pPr'), 'w:spacing'));
  const nearest = (name: string): string | undefined => spacings.find((spacing) => spacing.attributes[name] !== undefined)?.attributes[name];
  return nearest('w:lineRule') === 'exact' ? Number(nearest('w:line')) / 20 : undefined;
}

/** Fonts and size that run properties give, the East Asian font before the Latin one. */
function faceOf(properties: XmlElement | undefined): FoundFace {
  const fonts = findElement(properties, 'w:rFonts')?.attributes;
  const font = fonts?.['w:eastAsia'] ?? fonts?.['w:ascii'];
  const half = findElement(properties, 'w:sz')?.attributes['w:val'];
  return { ...(font !== undefined && { font }), ...(half !== undefined && { pt: Number(half) / 2 }) };
}

/** The face of a run: its own, else that of its paragraph's style. */
export function runFace(run: XmlElement, styleId: string | undefined, styles: WordStyles): FoundFace {
  return { ...styles.face(styleId), ...faceOf(findElement(run, 'w:rPr')) };
}
