import { type ReactElement, useId } from 'react';
import type { MergeChoice, MergedPiece } from '#domain/report/collection/merge-prose.ts';
import { proseDifference } from '#domain/report/collection/prose-difference.ts';
import { useText } from '../../ui/language.tsx';
import type { TextKey } from '../../ui/texts.ts';
import { ProseWords } from './prose-words.tsx';

interface MergeChoicesProps {
  readonly conflicts: readonly MergedPiece[];
  readonly choices: readonly (MergeChoice | undefined)[];
  /** The names of figures, by id. */
  readonly names: ReadonlyMap<string, string>;
  onChoose(conflict: number, choice: MergeChoice): void;
}

/** The passages that the file and the section both changed, each to be chosen (两边都改的逐处选定). */
export function MergeChoices({ conflicts, choices, names, onChoose }: MergeChoicesProps): ReactElement {
  return <>{conflicts.map((piece, index) => <Conflict key={`${index} ${piece.base}`} piece={piece} number={index + 1} choice={choices[index]} names={names} onChoose={(choice) => onChoose(index, choice)} />)}</>;
}

const SIDES = { ours: 'merge.ours', theirs: 'merge.theirs', base: 'merge.base' } as const satisfies Record<Exclude<MergeChoice, 'both'>, TextKey>;
type Side = keyof typeof SIDES;

interface ConflictProps {
  readonly piece: MergedPiece;
  readonly number: number;
  readonly choice: MergeChoice | undefined;
  readonly names: ReadonlyMap<string, string>;
  onChoose(choice: MergeChoice): void;
}

function Conflict({ piece, number, choice, names, onChoose }: ConflictProps): ReactElement {
  const t = useText();
  const id = useId();
  const radio = (value: MergeChoice): ReactElement => <input type="radio" name={id} checked={choice === value} onChange={() => onChoose(value)} />;
  return (
    <fieldset className="merge-conflict">
      <legend>{t('merge.conflict', { n: number })}</legend>
      {(Object.keys(SIDES) as Side[]).filter((side) => side !== 'base' || piece.base.trim() !== '').map((side) => (
        <label key={side} className="merge-side">
          <span className="choice">{radio(side)} {t(SIDES[side])}</span>
          <SideText base={piece.base} text={piece[side]} names={names} />
        </label>
      ))}
      {piece.ours.trim() !== '' && piece.theirs.trim() !== '' && <label className="choice">{radio('both')} {t('merge.both')}</label>}
    </fieldset>
  );
}

/** What one side made of a passage, beside what it was. */
function SideText({ base, text, names }: { readonly base: string; readonly text: string; readonly names: ReadonlyMap<string, string> }): ReactElement {
  const t = useText();
  if (text.trim() === '') return <p className="muted">{t('merge.removed')}</p>;
  return <>{proseDifference(base, text).lines.map((line, index) => <ProseWords key={`${index} ${line.state}`} line={line} names={names} />)}</>;
}
