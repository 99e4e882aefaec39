const SPACE = 32;
const ASCII = 128;

/**
 * What a text is found by, as signed 32-bit numbers, each once: pairs of neighbouring UTF-16 units within words
 * (字对), and single units beyond ASCII, since one Chinese character is a word. What holds a word holds its grams.
 */
export function gramsOf(text: string): number[] {
  const grams = new Set<number>();
  for (let at = 0; at < text.length; at += 1) {
    const [unit, next] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
    if (unit >= ASCII) grams.add(unit);
    if (unit !== SPACE && next !== SPACE && at + 1 < text.length) grams.add((unit << 16) | next);
  }
  return [...grams];
}

/** The grams that say a word is there: of one character itself, of a longer word its pairs. */
export function gramsOfWord(word: string): number[] {
  return word.length === 1 ? gramsOf(word) : gramsOf(word).filter((gram) => gram >>> 16 !== 0);
}

/** Whether a word is there just where its grams are; of a longer one they may stand apart. */
export function isOneGram(word: string): boolean {
  return word.length === 2 || (word.length === 1 && word.charCodeAt(0) >= ASCII);
}
