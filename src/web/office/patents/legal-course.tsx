import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { LegalCourse as LegalCourseSchema } from '#contract/patent-schemas.ts';
import { yuan } from '#domain/form/number-text.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';

type Course = Static<typeof LegalCourseSchema>;

/** The legal state of a patent on a time line, with the annuities still to be paid (法律状态、缴费日历). */
export function LegalCourse({ course }: { readonly course: Course }): ReactElement {
  const t = useText();
  const current = course.stretches.findLast(({ state }) => state === course.now);
  return (
    <section className="patent-part">
      <h2>{t('legal.title')}</h2>
      {course.stretches.length === 0 && <p className="muted">{t('legal.none')}</p>}
      <ol className="legal-course">
        {course.stretches.map((each) => (
          <li key={`${each.state} ${each.from}`} className={`legal-stretch legal-${each.state}`} aria-current={each === current ? 'date' : undefined}>
            <strong>{t(each.name)}</strong> <span className="nowrap">{each.to === undefined ? t('legal.from', { from: each.from }) : t('legal.span', { from: each.from, to: each.to })}</span>{each === current && <> <span className="mark">{t('legal.now')}</span></>}
            <p className="muted">{t(each.why)}</p>
          </li>
        ))}
      </ol>
      {course.compensationDays > 0 && <p className="muted">{t('legal.compensated', { n: course.compensationDays })}</p>}
      {course.parties.owners.length + course.parties.addresses.length > 2 && <Parties parties={course.parties} />}
      {course.parties.encumbrances.length > 0 && <Encumbrances all={course.parties.encumbrances} />}
      {course.fees.length > 0 && <Fees fees={course.fees} />}
      {course.annuities.length > 0 && <Annuities annuities={course.annuities} />}
      {course.events.length > 0 && <Events events={course.events} />}
    </section>
  );
}

/** Who owned it when, and under which address, where an announcement told of a change. */
function Parties({ parties: { owners, addresses } }: { readonly parties: Course['parties'] }): ReactElement {
  const t = useText();
  const days = ({ from, to }: Course['parties']['owners'][number]): string => {
    if (from === undefined) return to === undefined ? t('legal.since') : t('legal.until', { to });
    return to === undefined ? t('legal.from', { from }) : t('legal.span', { from, to });
  };
  const list = (all: Course['parties']['owners']): ReactElement => <ol className="party-course">{all.map((each) => <li key={each.from ?? ''}><span className="nowrap muted">{days(each)}</span> {each.names.join('；')}</li>)}</ol>;
  return (
    <>
      <h3>{t('legal.parties')}</h3>
      {list(owners)}
      {addresses.length > 1 && <><h3>{t('legal.address')}</h3>{list(addresses)}</>}
    </>
  );
}

function Encumbrances({ all }: { readonly all: Course['parties']['encumbrances'] }): ReactElement {
  const t = useText();
  return (
    <>
      <h3>{t('legal.encumbrances')}</h3>
      <ScrollBox name={t('legal.encumbrances')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('legal.matter')}</th><th scope="col">{t('legal.days')}</th><th scope="col">{t('legal.by')}</th><th scope="col">{t('legal.to')}</th><th scope="col">{t('legal.number')}</th></tr></thead>
          <tbody>{all.map(({ kind, number, by, to, terms, amount, from, until }) => (
            <tr key={`${kind} ${number ?? ''} ${from}`}>
              <th scope="row">{t(`legal.${kind}`)} {terms ?? amount}</th>
              <td className="nowrap">{until === undefined ? t('legal.from', { from }) : t('legal.span', { from, to: until })}</td>
              <td>{by.join('；')}</td><td>{to.join('；')}</td><td>{number}</td>
            </tr>
          ))}</tbody>
        </table>
      </ScrollBox>
    </>
  );
}

function Fees({ fees }: { readonly fees: Course['fees'] }): ReactElement {
  const t = useText();
  return (
    <>
      <h3>{t('legal.paid')}</h3>
      <ScrollBox name={t('legal.paid')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('legal.year')}</th><th scope="col">{t('legal.due')}</th><th scope="col">{t('legal.paidOn')}</th><th scope="col" className="num">{t('legal.amount')}</th><th scope="col" className="num">{t('legal.surcharge')}</th></tr></thead>
          <tbody>{fees.map(({ year, due, paidOn, unpaidOn, amount, surcharge }) => (
            <tr key={year}>
              <th scope="row">{year}</th><td className="nowrap">{due}</td>
              <td className="nowrap">{paidOn ?? (unpaidOn !== undefined && <span className="mark">{t('legal.unpaid', { day: unpaidOn })}</span>)}</td>
              <td className="num">{amount !== undefined && yuan(amount)}</td><td className="num">{surcharge !== undefined && yuan(surcharge)}</td>
            </tr>
          ))}</tbody>
        </table>
      </ScrollBox>
    </>
  );
}

/** What the office announced, newest first. */
function Events({ events }: { readonly events: Course['events'] }): ReactElement {
  const t = useText();
  return (
    <>
      <h3>{t('legal.events')}</h3>
      <ScrollBox name={t('legal.events')}>
        <table className="flat-table legal-events">
          <thead><tr><th scope="col">{t('legal.date')}</th><th scope="col">{t('legal.matter')}</th><th scope="col">{t('legal.text')}</th></tr></thead>
          <tbody>{events.map(({ date, effective, matter, text, code, office }) => (
            <tr key={`${date} ${code ?? ''} ${office ?? ''} ${text}`}>
              <th scope="row" className="nowrap">{date}</th>
              <td className="nowrap">{t(matter)}{(code ?? office) !== undefined && <span className="muted"> {[office, code].filter(Boolean).join(' ')}</span>}</td>
              <td>{text}{effective !== undefined && <span className="muted"> {t('legal.effective', { day: effective })}</span>}</td>
            </tr>
          ))}</tbody>
        </table>
      </ScrollBox>
    </>
  );
}

function Annuities({ annuities }: { readonly annuities: Course['annuities'] }): ReactElement {
  const t = useText();
  return (
    <>
      <h3>{t('legal.fees')}</h3>
      <ScrollBox name={t('legal.fees')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('legal.year')}</th><th scope="col">{t('legal.due')}</th><th scope="col">{t('legal.grace')}</th><th scope="col" className="num">{t('legal.fee')}</th></tr></thead>
          <tbody>{annuities.map(({ year, due, graceUntil, fee, provisional }) => <tr key={year}><th scope="row">{year}</th><td className="nowrap">{due}{provisional && <abbr title={t('legal.provisional')}> *</abbr>}</td><td className="nowrap">{graceUntil}</td><td className="num">{yuan(fee)}</td></tr>)}</tbody>
        </table>
      </ScrollBox>
      <p className="muted">{t('legal.feesHint')}{annuities.some(({ provisional }) => provisional) && <> * {t('legal.provisional')}</>}</p>
    </>
  );
}
