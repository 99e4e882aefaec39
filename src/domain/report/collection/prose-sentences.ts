const SENTENCE = '[^\\n。！？；]+[。！？；]*[”’」』）]*';
const UNITS = new RegExp(`\\n|${SENTENCE}|[。！？；]+[”’」』）]*`, 'g');
const SENTENCES = new RegExp(SENTENCE, 'g');

/** Sentences and line breaks: what is merged or chosen as one. Joined they are the text again. */
export function unitsOf(prose: string): readonly string[] {
  return prose.match(UNITS) ?? [];
}

/** The sentences of a line, as places to comment on for whoever works without a mouse. */
export function sentencesOf(line: string): readonly { readonly start: number; readonly end: number }[] {
  return [...line.matchAll(SENTENCES)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
