import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import { type Source, SOURCES } from '#domain/indicator/indicator.ts';
import { useRead } from '../../api/api.ts';
import { useNames } from '../../api/names.ts';
import { groupedText } from '../../ui/format.ts';
import { type Text, useLanguage, useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { CoverageLine, type ShownCoverage } from './coverage-line.tsx';
import { Changed } from './figure-changed.tsx';
import { Citing, History } from './figure-history.tsx';
import { FigureRowsTable } from './figure-rows.tsx';
import './figure-sheet.css';
import { RegisterEntries } from './register-entries.tsx';
import { figureWords } from './report-figure.ts';
import { type FigureSubject, figureName, periodOfSubject, type ShownFact, type ShownFigure, yearOfPeriod } from './subject.ts';
import { largeText, measureWord, valueText } from './value-text.ts';
import { computationText, reasonText } from './words.ts';

interface Props {
  readonly subject: FigureSubject;
  onClose(): void;
}

/** What any figure opens to, everywhere the same: what it is, as of when, from where, the rows it counts, how it came about. */
export function FigureSheet({ subject, onClose }: Props): ReactElement {
  const t = useText();
  const { report } = subject;
  const indicator = CATALOG.findIndicator(subject.indicator);
  const { language } = useLanguage();
  const live = indicator ? t(indicator.name) : subject.indicator;
  const title = report ? figureWords(report.figure, language).name : live;
  return (
    <SideSheet title={title} onClose={onClose} subject={`${report?.figure.id ?? ''} ${figureName(subject)} ${periodOfSubject(subject)}`}>
      {report ? <ReportValue figure={report.figure} /> : <LiveValue subject={subject} />}
      {report?.restatement && <Changed restatement={report.restatement} />}
      <Definition subject={subject} />
      {report && <Operands subject={subject} />}
      {indicator?.source === 'register' && !report ? <EntriesOf subject={subject} /> : <FigureRowsTable subject={subject} name={title} />}
      <History subject={subject} />
      <Citing subject={subject} />
      <p className="sheet-end"><Link to="/indicators/$id" params={{ id: subject.indicator }} search={{ year: yearOfPeriod(subject.period, subject.year), ...(subject.boundaries && { boundaries: subject.boundaries }) }}>{t('sheet.wholeIndicator')}</Link></p>
    </SideSheet>
  );
}

/** What the register counts has no journal rows behind it: its entries are listed instead. */
function EntriesOf({ subject: { indicator, district, unit, ...more } }: { readonly subject: FigureSubject }): ReactElement | null {
  const query = { indicator, period: periodOfSubject(more), ...(unit !== undefined && { unit }), ...(district !== undefined && { district }), ...(more.boundaries && { boundaries: more.boundaries }) };
  const { data } = useRead(ROUTES.facts, { query });
  if (data?.instant === undefined || data.value === null) return null;
  const part = indicator.endsWith('-undecided') ? 'undecided' : 'counted';
  return <RegisterEntries subject={{ indicator, day: data.instant, part, ...(district !== undefined && { district }) }} />;
}

function LiveValue({ subject }: { readonly subject: FigureSubject }): ReactElement {
  const { indicator, unit, district, boundaries } = subject;
  const query = { ...(boundaries && { boundaries }), indicator, period: periodOfSubject(subject), ...(unit !== undefined && { unit }), ...(district !== undefined && { district }) };
  const { data, error, refetch } = useRead(ROUTES.facts, { query });
  if (error) return <ProblemPanel problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <FactValue fact={data} />;
}

function FactValue({ fact }: { readonly fact: ShownFact }): ReactElement {
  const { language } = useLanguage();
  const measure = measureWord(CATALOG.findIndicator(fact.indicator), language);
  return <BigValue value={fact.value} text={fact.text} measure={measure} {...(fact.reason !== undefined && { reason: fact.reason })} parts={fact} of={fact.indicator} {...(fact.coverage && { coverage: fact.coverage })} />;
}

function ReportValue({ figure }: { readonly figure: ShownFigure }): ReactElement {
  const { language } = useLanguage();
  const { text, measure } = figureWords(figure, language);
  return <BigValue value={figure.value} text={text} measure={measure} {...(figure.reason !== undefined && { reason: figure.reason })} parts={figure} of={figure.indicator} {...(figure.coverage && { coverage: figure.coverage })} />;
}

interface BigProps {
  readonly value: number | null;
  readonly text: string;
  readonly measure: string;
  readonly reason?: string;
  readonly parts: Pick<ShownFact, 'numerator' | 'denominator'>;
  readonly of: string;
  readonly coverage?: ShownCoverage;
}

/** Whether a text still needs its measure word: 持平 and 同比增长3% do not. */
function isBareNumber(text: string): boolean {
  return /[\d万亿余]$/.test(text);
}

function BigValue({ value, text, measure, reason, parts, of, coverage }: BigProps): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  if (value === null) return <><p className="sheet-value"><span className="figure-none">{reasonText(t, reason)}</span></p><CoverageLine coverage={coverage} /></>;
  return (
    <>
      <p className="sheet-value" title={largeText(value, measure, language)}><strong>{groupedText(text)}</strong> {isBareNumber(text) && <span className="measure">{measure}</span>}</p>
      {parts.numerator !== undefined && parts.denominator !== undefined && (
        <p className="muted">{valueText(partOf(of, 'numerator'), parts.numerator)} ÷ {valueText(partOf(of, 'denominator'), parts.denominator)}</p>
      )}
      <CoverageLine coverage={coverage} />
    </>
  );
}

/** The indicator that stands above or below the line of a quotient. */
function partOf(of: string, part: 'numerator' | 'denominator'): string {
  const computation = CATALOG.findIndicator(of)?.computation;
  return computation?.kind === 'ratio' || computation?.kind === 'average' ? computation[part] : of;
}

function Definition({ subject }: { readonly subject: FigureSubject }): ReactElement {
  const t = useText();
  const names = useNames();
  const indicator = CATALOG.findIndicator(subject.indicator);
  const scope = [subject.unit !== undefined && names.name('unit', subject.unit), subject.district !== undefined && names.name('district', subject.district)].filter(Boolean);
  const { report } = subject;
  const when = report?.figure.instant ?? report?.figure.period ?? periodOfSubject(subject);
  return (
    <dl className="sheet-facts">
      <dt>{t(report?.figure.instant ? 'sheet.instant' : 'sheet.period')}</dt>
      <dd>{when.replace('/', ' – ')}</dd>
      <dt>{t('sheet.scope')}</dt>
      <dd>{scope.length > 0 ? scope.join(t('common.comma')) : t('ind.wholeBureau')}</dd>
      <dt>{t('ind.boundaries')}</dt>
      <dd>{t(`ind.boundaries.${report?.boundaries ?? subject.boundaries ?? 'then'}`)}</dd>
      {indicator && (
        <>
          <dt>{t('ind.definition')}</dt>
          <dd>{t(indicator.definition)} <span className="muted">{t('ind.definitionVersion', { n: report?.figure.definitionVersion ?? indicator.version })}</span></dd>
          <dt>{t('ind.computation')}</dt>
          <dd>{computationText(t, indicator)}</dd>
          <dt>{t('ind.source')}</dt>
          <dd>{sourceText(report?.figure.source ?? indicator.source, t)}</dd>
        </>
      )}
    </dl>
  );
}

/** Where a figure comes from: a known source in words, anything else as the report says it. */
function sourceText(source: string, t: Text): string {
  return Object.hasOwn(SOURCES, source) ? t(SOURCES[source as Source]) : source;
}

/** The figures that a growth, share or rank is made of. */
function Operands({ subject }: { readonly subject: FigureSubject }): ReactElement | null {
  const t = useText();
  const { report } = subject;
  const operands = (report?.figure.operands ?? []).flatMap((id) => report?.figures.filter((figure) => figure.id === id) ?? []);
  if (operands.length === 0) return null;
  return (
    <section>
      <h3>{t('sheet.operands')}</h3>
      <ul className="sheet-operands">
        {operands.map((figure) => <Operand key={figure.id} figure={figure} />)}
      </ul>
    </section>
  );
}

function Operand({ figure }: { readonly figure: ShownFigure }): ReactElement {
  const { language } = useLanguage();
  const { name, text, measure } = figureWords(figure, language);
  return <li>{name} <span className="muted">{figure.instant ?? figure.period}</span> <strong>{groupedText(text)}</strong> <span className="measure">{measure}</span></li>;
}
