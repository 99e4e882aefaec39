import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { type Meaning, meaningsFor, roleMeanings } from './meanings.ts';
import { certaintyOf, type Choice, type FileMapping, type ImportRun, type MappedColumn } from './run.ts';

interface FileProps {
  readonly file: FileMapping;
  readonly run: ImportRun;
  /** Shown as one line until it is opened. */
  readonly folded: boolean;
  choiceOf(column: MappedColumn): Choice;
  isChosen(column: MappedColumn): boolean;
  onChoose(column: MappedColumn, choice: Choice): void;
}

/** The columns of one file; of a statement also what each is in time. */
export function MappedFile({ file, folded, ...more }: FileProps): ReactElement {
  const t = useText();
  if (!folded) return <section className="mapped-file"><h3>{file.file}</h3><ColumnTable file={file} {...more} /></section>;
  return (
    <details className="mapped-file">
      <summary><h3>{file.file}</h3> <span className="muted">{t('import.allSure', { n: file.columns.length })}</span></summary>
      <ColumnTable file={file} {...more} />
    </details>
  );
}

function ColumnTable({ file, run, choiceOf, isChosen, onChoose }: Omit<FileProps, 'folded'>): ReactElement {
  const t = useText();
  const isStatement = run.kind !== 'patents';
  const meanings = meaningsFor(run, t);
  const roles = isStatement ? roleMeanings(t) : [];
  return (
    <ScrollBox name={file.file}>
      <table className="flat-table mapping-table">
        <thead><tr><th scope="col" className="num">{t('import.column')}</th><th scope="col">{t('import.header')}</th>{isStatement && <th scope="col">{t('import.role')}</th>}<th scope="col">{t(isStatement ? 'import.indicator' : 'import.meaning')}</th><th scope="col">{t('import.confidence')}</th><th scope="col">{t('import.reason')}</th><th scope="col">{t('import.samples')}</th></tr></thead>
        <tbody>
          {file.columns.map((column) => {
            const choice = choiceOf(column);
            return (
              <tr key={column.index}>
                <td className="num">{column.index + 1}</td>
                <th scope="row">{column.header || <span className="muted">{t('import.noHeader')}</span>}</th>
                {isStatement && <td><MeaningPick column={column} label={t('import.role')} value={choice.role} meanings={roles} onChoose={(role) => onChoose(column, { ...choice, role })} /></td>}
                <td><MeaningPick column={column} label={t('import.meaning')} value={choice.field} meanings={meanings} onChoose={(field) => onChoose(column, { ...choice, field })} /></td>
                <td className="nowrap">{isChosen(column) ? t('import.chosen') : choice.field + choice.role !== '' && <Certainty confidence={column.confidence} />}</td>
                <td className="muted">{t(column.reason)}</td>
                <td><ul className="samples">{column.samples.map((sample) => <li key={sample} title={sample}>{sample}</li>)}</ul></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface PickProps {
  readonly column: MappedColumn;
  readonly label: string;
  readonly value: string;
  readonly meanings: readonly Meaning[];
  onChoose(field: string): void;
}

function MeaningPick({ column, label, value, meanings, onChoose }: PickProps): ReactElement {
  const t = useText();
  const known = value === '' || meanings.some((meaning) => meaning.field === value);
  return (
    <select className="text-input" aria-label={`${column.header || column.index + 1}${t('common.separator')}${label}`} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{t('import.notImported')}</option>
      {!known && <option value={value}>{value}</option>}
      {meanings.map((meaning) => <option key={meaning.field} value={meaning.field}>{meaning.name}</option>)}
    </select>
  );
}

function Certainty({ confidence }: { readonly confidence: number }): ReactElement {
  const t = useText();
  const certainty = certaintyOf(confidence);
  return <span className={certainty === 'unsure' ? 'light-yellow' : 'muted'} title={`${Math.round(confidence * 100)}%`}>{t(`import.${certainty}`)}</span>;
}
