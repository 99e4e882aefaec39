import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';

const WORDS = { V: 'rules.evidence.V', K: 'rules.evidence.K', S: 'rules.evidence.S' } as const;

/** What a constant rests on, in a word; what is to be confirmed stands out. */
export function EvidenceMark({ evidence }: { readonly evidence: string }): ReactElement {
  const t = useText();
  const word = Object.hasOwn(WORDS, evidence) ? t(WORDS[evidence as keyof typeof WORDS]) : evidence;
  return evidence === 'K' ? <span className="mark">▲ {word}</span> : <span className="muted">{word}</span>;
}
