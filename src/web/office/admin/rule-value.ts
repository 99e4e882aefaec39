import { isTermLength, isTerm, type TermLength } from '#domain/deadline/term.ts';
import { yuan } from '#domain/form/number-text.ts';
import { termText } from '../../ui/clock-ruler/clock-ruler.tsx';
import type { Text } from '../../ui/language.tsx';
import { TEXTS, type TextKey } from '../../ui/texts.ts';

/** Constants that are money in fen, with all that lies within them. */
const MONEY: ReadonlySet<string> = new Set([
  'fee', 'filing', 'publicationPrinting', 'substantiveExamination', 'reexamination', 'claimFromEleventh', 'pageFromThirtyFirst', 'pageFromThreeHundredFirst', 'priorityClaim',
  'bibliographicChange', 'evaluationReport', 'invalidation', 'restoration', 'firstExtensionPerMonth', 'furtherExtensionPerMonth', 'personMonthlyBelow', 'enterpriseYearlyBelow',
]);

export function isMoney(name: string): boolean {
  return MONEY.has(name);
}

/** The name of a constant in words; one without words by its own name. */
export function paramName(name: string, t: Text): string {
  const key = `param.${name}`;
  return Object.hasOwn(TEXTS, key) ? t(key as TextKey) : name;
}

function lengthText(term: TermLength, t: Text): string {
  return termText(t, term.amount, term.unit);
}

/** A constant's value as people read it; `money` when it stands within an amount of money. */
export function valueWords(value: unknown, t: Text, money = false): string {
  if (isTerm(value)) return value.rollForward ? `${lengthText(value, t)}${t('common.inBrackets', { text: t('rules.rolls') })}` : lengthText(value, t);
  if (isTermLength(value)) return lengthText(value, t);
  if (typeof value === 'number') return money ? t('rules.yuan', { n: yuan(value) }) : String(value);
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value)) return value.map((each) => valueWords(each, t, money)).join(t({ zh: '；', en: '; ' }));
  if (typeof value === 'object' && value !== null) return paramWords(value, t, money);
  return String(value ?? '');
}

/** All constants of a rule in one line; the lone term of most rules without its name. */
export function paramWords(params: object, t: Text, money = false): string {
  const entries = Object.entries(params);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'term') return valueWords(only[1], t);
  return entries.map(([name, value]) => (value === true ? paramName(name, t) : `${paramName(name, t)} ${valueWords(value, t, money || isMoney(name))}`)).join(t({ zh: '，', en: ', ' }));
}
