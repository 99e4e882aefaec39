import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import type { Call } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { choice, date, list, longText, optional, text, type Values } from '#domain/form/index.ts';
import { parseApplicationNumber } from '#domain/patent/number.ts';
import { ENTRY_FIELDS, PATENT_KINDS } from '#domain/patent/entry.ts';
import { useRead } from '../../api/api.ts';
import { Form } from '../../fields/form.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { TEXTS } from '../../ui/texts.ts';

type Order = NonNullable<Call<typeof ROUTES.registerPatent>['body']>;
export type Entry = Order['entry'];

const ONE_A_LINE = TEXTS['entry.oneALine'];

const FIELDS = {
  applicationNumber: optional(text({ name: ENTRY_FIELDS.applicationNumber, help: TEXTS['entry.numberHelp'], maxLength: 60 })),
  title: text({ name: ENTRY_FIELDS.title, maxLength: 500 }),
  kind: optional(choice({ name: ENTRY_FIELDS.kind, help: TEXTS['entry.kindHelp'], choices: PATENT_KINDS })),
  filingDate: optional(date({ name: ENTRY_FIELDS.filingDate, notAfterToday: true })),
  applicants: longText({ name: ENTRY_FIELDS.applicants, help: ONE_A_LINE, maxLength: 20_000 }),
  inventors: optional(longText({ name: ENTRY_FIELDS.inventors, help: ONE_A_LINE, maxLength: 20_000 })),
  publications: list({
    name: ENTRY_FIELDS.publications, help: TEXTS['entry.publicationsHelp'], itemName: TEXTS['entry.publication'], max: 30,
    of: { number: text({ name: TEXTS['patent.publicationNumber'], maxLength: 40 }), date: optional(date({ name: TEXTS['patent.published'], notAfterToday: true })) },
  }),
  classes: optional(text({ name: ENTRY_FIELDS.classes, help: TEXTS['entry.classesHelp'], maxLength: 2_000 })),
  address: optional(text({ name: ENTRY_FIELDS.address, maxLength: 300 })),
  abstract: optional(longText({ name: ENTRY_FIELDS.abstract, maxLength: 20_000 })),
  compensation: optional(text({ name: ENTRY_FIELDS.compensation, help: TEXTS['entry.compensationHelp'], maxLength: 4 })),
  drugCompensation: optional(text({ name: ENTRY_FIELDS.drugCompensation, help: TEXTS['entry.compensationHelp'], maxLength: 4 })),
  reason: longText({ name: TEXTS['entry.reason'], help: TEXTS['entry.reasonHelp'], maxLength: 1_000 }),
};

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

function lines(value: unknown): string[] {
  return said(value).split(/\r?\n/).map((each) => each.trim()).filter(Boolean);
}

function orderFrom(values: Values, join: boolean): Order {
  const publications = Array.isArray(values['publications']) ? (values['publications'] as readonly Values[]) : [];
  return {
    entry: {
      title: said(values['title']), applicationNumber: said(values['applicationNumber']), kind: said(values['kind']), filingDate: said(values['filingDate']),
      applicants: lines(values['applicants']), inventors: lines(values['inventors']), classes: said(values['classes']), address: said(values['address']), abstract: said(values['abstract']),
      compensation: said(values['compensation']), drugCompensation: said(values['drugCompensation']),
      publications: publications.map((each) => ({ number: said(each['number']), date: said(each['date']) })),
    },
    reason: said(values['reason']),
    ...(join && { join }),
  };
}

function valuesOf({ applicants, inventors = [], publications = [], ...texts }: Entry): Values {
  const filled = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''));
  return {
    ...filled, applicants: applicants.join('\n'), ...(inventors.length > 0 && { inventors: inventors.join('\n') }),
    publications: publications.map(({ number, date: day = '' }, index) => ({ id: String(index + 1), number, ...(day !== '' && { date: day }) })),
  };
}

interface Props {
  /** The entry as it stands; without it a new one is made. */
  readonly entry?: Entry;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  onSubmit(order: Order, forget: () => void): void;
  readonly onCancel?: () => void;
  readonly draftKey?: string;
}

/** A patent as a person enters or corrects it, with the reason. Where the register knows its number already, joining is offered. */
export function EntryForm({ entry, submitLabel, busy, problem, onSubmit, onCancel, draftKey }: Props): ReactElement {
  const initial = useMemo((): Values => (entry ? valuesOf(entry) : { publications: [] }), [entry]);
  const [join, setJoin] = useState(false);
  const [asked, setAsked] = useState('');
  const submit = (values: Values, forget: () => void): void => {
    const order = orderFrom(values, join);
    setAsked(order.entry.applicationNumber || (order.entry.publications?.[0]?.number ?? ''));
    onSubmit(order, forget);
  };
  const isKnown = problem?.code === 'patent-registered';
  return (
    <Form fields={FIELDS} initial={initial} submitLabel={submitLabel} onSubmit={submit} busy={busy} problem={problem} {...(onCancel && { onCancel })} {...(draftKey !== undefined && { draftKey })}>
      {(isKnown || join) && <JoinOffer number={asked} join={join} onJoin={setJoin} />}
    </Form>
  );
}

/** The entries that the register has under a number, and whether to join this to them. */
function JoinOffer({ number, join, onJoin }: { readonly number: string; readonly join: boolean; onJoin(join: boolean): void }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const parsed = parseApplicationNumber(number);
  const q = parsed.form === 'application' ? parsed.normal : number;
  const { data } = useRead(ROUTES.patents, { query: { q, limit: 5 } }, { enabled: q !== '' });
  return (
    <section className="notice join-offer">
      <strong>{t('entry.known')}</strong>
      <ul>{data?.rows.map((row) => <li key={row.id}><Link to="/patents/$id" params={{ id: row.id }} target="_blank">{row.applicationNumber ?? row.publicationNumbers[0]} {language === 'zh' ? `《${row.title}》` : row.title}</Link> <span className="muted">{row.applicants.join('；')}</span></li>)}</ul>
      <label className="choice"><input type="checkbox" checked={join} onChange={(event) => onJoin(event.target.checked)} /> {t('entry.join')}</label>
    </section>
  );
}
