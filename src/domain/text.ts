/** The two languages of every text a person sees; Chinese first (中文为先). */
export type Language = 'zh' | 'en';

/** A text in both languages. A label missing one of them does not compile. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}
