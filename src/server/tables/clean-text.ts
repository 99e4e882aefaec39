/**
 * Characters that never belong in a cell: C0 and C1 controls except tab and line feed, soft hyphen, zero-width and
 * bidirectional controls, the byte-order mark. U+2002 and U+3000 stay: they separate names.
 */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const HARMFUL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Makes the text of a cell harmless: line ends become `\n`, NUL and control characters go, lone surrogates become U+FFFD. */
export function cleanText(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return lines.replace(HARMFUL, '').toWellFormed();
}
