import { STATEMENT_INDICATORS } from '#catalog/governance/statement-indicators.ts';
import type { ROUTES } from '#contract/routes.ts';
import { endOfMonth } from '#domain/calendar/civil-date.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { asOn, isInForce } from '#domain/organisation/organisation.ts';
import type { FileReply, Operation } from '../context.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import { formWorkbook } from '../imports/statements/form.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { writeSheet } from '../sheets/write-sheet.ts';

/** A form with locked cells and drop-downs for a district, a bank or another body; what comes back needs no mapping. */
export const statementForm: Operation<typeof ROUTES.statementForm> = async (server, { query }): Promise<FileReply> => {
  const { source, month } = query;
  const districts = districtsFor(await server.organisation(), query.district, endOfMonth(month));
  const content = await writeSheet(formWorkbook({ source, month, districts, indicators: indicatorsFor(query.indicators) }));
  return { name: `${month} ${source} 填报表.xlsx`, mediaType: FILE_KINDS.xlsx.mediaType, content };
};

/** The districts of the month that is asked about; where none was entered for so early a month, those of today. */
function districtsFor({ districts, districtsNow }: Organisation, code: string | undefined, day: string): Organisation['districts'] {
  const then = districts.filter((each) => isInForce(each, day)).map((each) => asOn(each, day));
  const current = then.length > 0 ? then : districtsNow;
  const wanted = code === undefined ? current : current.filter((each) => each.code === code);
  if (wanted.length === 0) throw new ProblemError(problem('not-found', { what: { zh: '区划', en: 'The district' } }, 'district'));
  return wanted;
}

function indicatorsFor(ids: string | undefined): readonly Indicator[] {
  if (ids === undefined) return STATEMENT_INDICATORS;
  return ids.split(',').map((id) => {
    const found = STATEMENT_INDICATORS.find((each) => each.id === id.trim());
    if (!found) throw new ProblemError(problem('not-allowed-value', { field: { zh: '指标', en: 'indicator' }, value: id }, 'indicators'));
    return found;
  });
}
