import { bestAlignment, type Match, type Pairing, withCommonEnds } from './align.ts';
import type { Token } from './file-paragraph.ts';

/** Worth of a pair; the figure's own tag outweighs any likeness of the words around it. */
const WORTH = { character: 2, sameFigure: 200, sameText: 40, someControl: 8, printedCharacter: 3 } as const;

const isSame = (left: Token, right: Token): boolean => (left.control ? right.control && left.figure !== undefined && left.figure === right.figure : !right.control && left.text === right.text);

/** A figure with a control that carries its tag, with one that lost it, or with its printed value in plain text. */
function pairingOf(generated: readonly Token[], returned: readonly Token[]): Pairing {
  const printed = generated.map(({ text }) => [...text]);
  return (left, right) => {
    const [before, after] = [generated[left], returned[right]];
    if (!before || !after) return undefined;
    if (!before.control) return !after.control && before.text === after.text ? { worth: WORTH.character, rightLength: 1 } : undefined;
    if (after.control) return controlPair(before, after);
    return printedAt(printed[left] ?? [], returned, right);
  };
}

function controlPair(before: Token, after: Token): ReturnType<Pairing> {
  if (after.figure !== undefined) return after.figure === before.figure ? { worth: WORTH.sameFigure, rightLength: 1 } : undefined;
  return { worth: after.text === before.text ? WORTH.sameText : WORTH.someControl, rightLength: 1 };
}

function printedAt(printed: readonly string[], returned: readonly Token[], right: number): ReturnType<Pairing> {
  const isThere = printed.length > 0 && printed.every((character, index) => {
    const token = returned[right + index];
    return token !== undefined && !token.control && token.text === character;
  });
  return isThere ? { worth: WORTH.printedCharacter * printed.length + 1, rightLength: printed.length } : undefined;
}

/** Which tokens of a paragraph stand where in the returned one. Two paragraphs too long to compare have no pairs but their common ends. */
export function alignWords(generated: readonly Token[], returned: readonly Token[]): readonly Match[] {
  const same = (left: number, right: number): boolean => {
    const [before, after] = [generated[left], returned[right]];
    return before !== undefined && after !== undefined && isSame(before, after);
  };
  return withCommonEnds(generated.length, returned.length, same, (start, leftEnd, rightEnd) => {
    const matches = bestAlignment(leftEnd - start, rightEnd - start, pairingOf(generated.slice(start, leftEnd), returned.slice(start, rightEnd))) ?? [];
    return matches.map((match) => ({ ...match, left: match.left + start, right: match.right + start }));
  });
}
