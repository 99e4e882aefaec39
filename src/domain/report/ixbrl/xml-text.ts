import { escapeMarkup } from '../printable-text.ts';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An XML element as text; attributes without a value are left out, `content` is markup already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeMarkup(String(value))}"`])).join('');
  const inside = content.join('');
  return inside === '' ? `<${name}${given}/>` : `<${name}${given}>${inside}</${name}>`;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A text as a part of an XML name: letters, digits, hyphen and full stop stay, anything else is written by its code: `_x4E1C_`. */
export function namePart(text: string): string {
  return [...text].map((character) => (/^[A-Za-z0-9.-]$/.test(character) ? character : `_x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}_`)).join('');
}
