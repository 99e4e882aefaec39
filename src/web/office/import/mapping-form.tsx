import { Button } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { meaningsFor, type Meaning } from './meanings.ts';
import { certaintyOf, type FileMapping, type ImportRun, type MappedColumn } from './run.ts';

/** What a person chose, by file and column: `file 3` → field, empty for not imported. */
type Choices = Readonly<Record<string, string>>;

const keyOf = (file: string, index: number): string => `${file} ${index}`;

interface Props {
  readonly run: ImportRun;
  onDone(run: ImportRun): void;
  /** Beside the button that goes on. */
  readonly children: ReactNode;
}

/** What each column was taken for, how surely and why, with samples; a person corrects it and goes on. */
export function MappingForm({ run, onDone, children }: Props): ReactElement {
  const t = useText();
  const write = useWrite(ROUTES.mapImport);
  const [choices, setChoices] = useState<Choices>({});
  const files = run.mapping ?? [];
  const meanings = meaningsFor(run.kind, t);
  const fieldOf = (file: FileMapping, column: MappedColumn): string => choices[keyOf(file.file, column.index)] ?? (column.field === 'other' ? '' : (column.field ?? ''));
  const goOn = (): void => {
    const mapping = files.map((file) => ({ file: file.file, columns: file.columns.map((column) => ({ index: column.index, field: fieldOf(file, column) || null })) }));
    write.mutate({ params: { id: run.id }, body: { mapping } }, { onSuccess: onDone });
  };
  return (
    <section>
      <h2>{t('import.mapTitle')}</h2>
      <p className="muted">{t('import.mapHint')}</p>
      {files.map((file) => (
        <MappedFile key={file.file} file={file} meanings={meanings} fieldOf={(column) => fieldOf(file, column)} isChosen={(column) => keyOf(file.file, column.index) in choices} onChoose={(column, field) => setChoices({ ...choices, [keyOf(file.file, column.index)]: field })} />
      ))}
      <ProblemPanel problem={write.error} focus />
      <div className="form-end">
        <Button type="primary" loading={write.isPending} onClick={goOn}>{t('import.goOn')}</Button>
        {children}
      </div>
    </section>
  );
}

interface FileProps {
  readonly file: FileMapping;
  readonly meanings: readonly Meaning[];
  fieldOf(column: MappedColumn): string;
  isChosen(column: MappedColumn): boolean;
  onChoose(column: MappedColumn, field: string): void;
}

function MappedFile({ file, meanings, fieldOf, isChosen, onChoose }: FileProps): ReactElement {
  const t = useText();
  return (
    <section className="mapped-file">
      <h3>{file.file}</h3>
      <div className="scroll-x">
        <table className="flat-table mapping-table">
          <thead><tr><th scope="col" className="num">{t('import.column')}</th><th scope="col">{t('import.header')}</th><th scope="col">{t('import.meaning')}</th><th scope="col">{t('import.confidence')}</th><th scope="col">{t('import.reason')}</th><th scope="col">{t('import.samples')}</th></tr></thead>
          <tbody>
            {file.columns.map((column) => (
              <tr key={column.index}>
                <td className="num">{column.index + 1}</td>
                <th scope="row">{column.header || <span className="muted">{t('import.noHeader')}</span>}</th>
                <td><MeaningPick column={column} value={fieldOf(column)} meanings={meanings} onChoose={(field) => onChoose(column, field)} /></td>
                <td className="nowrap">{isChosen(column) ? t('import.chosen') : <Certainty confidence={column.confidence} />}</td>
                <td className="muted">{t(column.reason)}</td>
                <td><ul className="samples">{column.samples.map((sample) => <li key={sample} title={sample}>{sample}</li>)}</ul></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface PickProps {
  readonly column: MappedColumn;
  readonly value: string;
  readonly meanings: readonly Meaning[];
  onChoose(field: string): void;
}

function MeaningPick({ column, value, meanings, onChoose }: PickProps): ReactElement {
  const t = useText();
  const known = value === '' || meanings.some((meaning) => meaning.field === value);
  return (
    <select className="text-input" aria-label={`${column.header || column.index + 1}${t('common.separator')}${t('import.meaning')}`} value={value} onChange={(event) => onChoose(event.target.value)}>
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
