/** Words of a Word file that stand beside its text (正文以外的文字), and which kind of place that is. */
export interface Aside {
  readonly kind: 'footnote' | 'endnote' | 'comment' | 'header' | 'footer' | 'text-box';
  readonly text: string;
  /** The paragraph that it belongs to, where it belongs to one. */
  readonly at?: string;
  /** Who wrote it, where the file says so. */
  readonly author?: string;
}

/** Words beside the text that came or went: none of them can be merged, so each is told. */
export interface AsideChange extends Aside {
  readonly change: 'added' | 'removed';
}

const keyOf = ({ kind, text }: Aside): string => `${kind} ${text.replaceAll(/\s+/g, '')}`;

/** What stands beside the text now and did not, and what did and does no more. The same header on several kinds of page is one. */
export function asideChanges(written: readonly Aside[], returned: readonly Aside[]): readonly AsideChange[] {
  const [before, after] = [byKey(written), byKey(returned)];
  const missing = (from: ReadonlyMap<string, Aside>, other: ReadonlyMap<string, Aside>): readonly Aside[] => [...from].filter(([key]) => !other.has(key)).map(([, aside]) => aside);
  return [
    ...missing(after, before).map((aside): AsideChange => ({ ...aside, change: 'added' })),
    ...missing(before, after).map((aside): AsideChange => ({ ...aside, change: 'removed' })),
  ];
}

const byKey = (asides: readonly Aside[]): ReadonlyMap<string, Aside> => new Map(asides.map((aside) => [keyOf(aside), aside]));
