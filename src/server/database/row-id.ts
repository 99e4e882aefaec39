const ROW_ID = /^\d{1,18}$/;

/** The id of a row as an address or a page writes it; undefined for a text that is none. */
export function rowIdFrom(text: string | undefined): bigint | undefined {
  return text !== undefined && ROW_ID.test(text) ? BigInt(text) : undefined;
}
