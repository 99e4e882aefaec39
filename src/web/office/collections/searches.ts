/** What the address bar holds of a collection. */
export interface CollectionSearch {
  readonly page?: number;
}

export function collectionSearch({ page }: Readonly<Record<string, unknown>>): CollectionSearch {
  const number = Number(page);
  return Number.isInteger(number) && number > 1 ? { page: number } : {};
}
