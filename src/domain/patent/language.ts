/** Languages whose text a reader here is shown first (正文语种次序). */
const PREFERRED: readonly string[] = ['zh', 'en'];

const THREE_LETTERS: Readonly<Record<string, string>> = { chi: 'zh', zho: 'zh', eng: 'en', jpn: 'ja', kor: 'ko', ger: 'de', deu: 'de', fre: 'fr', fra: 'fr', spa: 'es', rus: 'ru' };

/** The language of a text after ISO 639-1, as the source tells it (`EN`, `zh-CN`, `eng`), else by its characters; `und` when nothing tells. */
export function languageOf(told: string, text: string): string {
  const code = told.trim().toLowerCase();
  const known = THREE_LETTERS[code] ?? /^[a-z]{2}(?![a-z])/.exec(code)?.[0];
  return known ?? languageByCharacters(text);
}

function languageByCharacters(text: string): string {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return 'und';
}

/** What is in Chinese before what is in English, the rest as it stands. */
export function byLanguage<T extends { readonly language: string }>(texts: readonly T[]): T[] {
  const rank = ({ language }: T): number => (PREFERRED.includes(language) ? PREFERRED.indexOf(language) : PREFERRED.length);
  return texts.toSorted((a, b) => rank(a) - rank(b));
}

/** One text for each language: of several the first. */
export function onePerLanguage<T extends { readonly language: string }>(texts: readonly T[]): T[] {
  return [...new Map(texts.toReversed().map((text) => [text.language, text])).values()].toReversed();
}
