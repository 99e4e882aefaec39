/**
 * The same text fit for XML, PDF and spreadsheets: control characters other than tab and line feed, lone surrogates
 * and the two non-characters XML forbids become U+FFFD, so that their loss is seen; line ends become line feeds.
 */
export function printableText(value: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return value.toWellFormed().replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
}

/** Escapes text for the content or a quoted attribute of XML or HTML. */
export function escapeMarkup(value: string): string {
  return printableText(value).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}
