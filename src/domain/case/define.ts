import type { Readers } from '../access/visibility.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Fields, Values, ValuesOf } from '../form/field.ts';
import type { Label } from '../text.ts';
import type { Action, CaseDeadline, CaseType } from './case-type.ts';
import { ADOPT_VERSION, ANNUL, ASSIGN, CORRECT, ERASE, OPEN, REINSTATE, RELINK } from './event.ts';

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const RESERVED = [OPEN, CORRECT, ANNUL, ERASE, REINSTATE, RELINK, ASSIGN, ADOPT_VERSION];

type Declared<F extends Fields> = Omit<CaseType<ValuesOf<F>>, 'fields' | 'shape' | 'deadlines' | 'documents' | 'indicators' | 'level'> & {
  readonly fields: F;
  readonly level?: CaseType['level'];
} & Partial<Pick<CaseType<ValuesOf<F>>, 'deadlines' | 'documents' | 'indicators'>>;

/** Gives an action's input its type from its own `fields`; without them the action itself is enough. */
export function action<V, const F extends Fields>(declared: Action<V, Partial<V> & ValuesOf<F>> & { readonly fields?: F }): Action<V> {
  return declared as unknown as Action<V>;
}

/**
 * Declares a kind of work with states and actions (事项).
 * Everything that can be wrong with the declaration is an error here, naming the id.
 */
export function defineCaseType<const F extends Fields>(declared: Declared<F>): CaseType {
  const whole = { deadlines: {}, documents: {}, indicators: [], level: 'internal', ...declared, shape: 'case' } as unknown as CaseType;
  check(whole);
  return whole;
}

interface LedgerDeclared<F extends Fields> extends Pick<CaseType<ValuesOf<F>>, 'id' | 'version' | 'mechanism' | 'wing' | 'owner' | 'name' | 'numbering' | 'readers' | 'title' | 'post'> {
  readonly help?: Label;
  readonly fields: F;
  /** Who enters it; they also correct it. */
  readonly by: readonly string[];
  /** The field with the day the work was done. */
  readonly day: keyof F & string;
  readonly asks?: readonly (keyof F & string)[];
  readonly offers?: readonly (keyof F & string)[];
  readonly level?: Readers['level'];
  readonly district?: CaseType<ValuesOf<F>>['district'];
  readonly actions?: CaseType<ValuesOf<F>>['actions'];
  readonly indicators?: CaseType['indicators'];
  readonly documents?: CaseType<ValuesOf<F>>['documents'];
  readonly deadlines?: CaseType['deadlines'];
  readonly guard?: CaseType<ValuesOf<F>>['opening']['guard'];
  /** Whether nothing in the entry is outstanding; without it an entry is settled once recorded. */
  readonly settled?: (values: ValuesOf<F>) => boolean;
}

const RECORDED: Label = { zh: '已登记', en: 'recorded' };
const ENTRY: Label = { zh: '登记', en: 'Record' };

/** Declares a ledger (台账): entries that are recorded once and may be corrected, with perhaps a few actions later. */
export function defineLedger<const F extends Fields>(declared: LedgerDeclared<F>, shape: 'ledger' | 'register' = 'ledger'): CaseType {
  const { by, day, asks, offers, guard, settled, ...rest } = declared;
  const whole = {
    actions: {},
    deadlines: {},
    documents: {},
    indicators: [],
    level: 'internal',
    ...rest,
    shape,
    states: { recorded: { name: RECORDED, ends: settled ?? true } },
    opening: { name: ENTRY, by, state: 'recorded', dayFrom: day, asks, offers, guard },
    correction: { by },
    dayOf: (view: { values: Values; openedOn: CivilDate }) => String(view.values[day] ?? view.openedOn),
  } as unknown as CaseType;
  check(whole);
  return whole;
}

/** Declares a register (登记簿): things that last. */
export function defineRegister<const F extends Fields>(declared: LedgerDeclared<F>): CaseType {
  return defineLedger(declared, 'register');
}

function check(type: CaseType): void {
  const fail = (what: string): never => {
    throw new Error(`case type "${type.id}" version ${type.version}: ${what}`);
  };
  if (!ID.test(type.id)) fail('the id must be lower-case words joined by hyphens');
  if (!Number.isInteger(type.version) || type.version < 1) fail('version must be 1 or more');
  if (!type.states[type.opening.state]) fail(`opens in state "${type.opening.state}", which does not exist`);
  checkFields(type, [...(type.opening.asks ?? []), ...(type.opening.offers ?? [])], 'opening', fail);
  for (const [id, action] of Object.entries(type.actions)) checkAction(type, id, action, fail);
  for (const [id, deadline] of Object.entries(type.deadlines)) checkDeadline(type, id, deadline, fail);
  const shown = type.readers.public;
  if (typeof shown === 'object' && !knowsAction(type, shown.after)) fail(`is public after "${shown.after}", which is no action`);
  for (const [id, document] of Object.entries(type.documents)) {
    for (const after of document.after) if (!knowsAction(type, after)) fail(`document "${id}" follows "${after}", which is no action`);
  }
  checkLabels(type, fail);
}

type Fail = (what: string) => never;

function knowsAction(type: CaseType, id: string): boolean {
  return id in type.actions || RESERVED.includes(id);
}

function checkFields(type: CaseType, names: readonly string[], where: string, fail: Fail): void {
  for (const name of names) if (!type.fields[name]) fail(`${where} asks for "${name}", which is no field`);
}

function checkAction(type: CaseType, id: string, declared: Action, fail: Fail): void {
  if (!ID.test(id) || RESERVED.includes(id)) fail(`"${id}" cannot be the name of an action`);
  for (const state of declared.from) if (!type.states[state]) fail(`action "${id}" starts from state "${state}", which does not exist`);
  if (typeof declared.to === 'string' && !type.states[declared.to]) fail(`action "${id}" leads to state "${declared.to}", which does not exist`);
  if (declared.by.length === 0) fail(`action "${id}" names nobody who may do it`);
  if (declared.aside && (declared.to || declared.asks || declared.offers || declared.sets || declared.assigns || declared.approval)) fail(`action "${id}" is said aside, but changes the case`);
  checkFields(type, [...(declared.asks ?? []), ...(declared.offers ?? [])], `action "${id}"`, fail);
}

function checkDeadline(type: CaseType, id: string, deadline: CaseDeadline, fail: Fail): void {
  const named = [
    ...deadline.from,
    ...deadline.until,
    ...(deadline.suspendedBetween ?? []).flatMap((pair) => [pair.from, pair.to]),
    ...(deadline.extendedBy ?? []).map((extension) => extension.action),
  ];
  for (const action of named) if (!knowsAction(type, action)) fail(`deadline "${id}" names "${action}", which is no action`);
  if (typeof deadline.dueFrom === 'string' && !type.fields[deadline.dueFrom]) fail(`deadline "${id}" takes its day from "${deadline.dueFrom}", which is no field`);
}

function checkLabels(type: CaseType, fail: Fail): void {
  const labels: [string, Label][] = [
    ['name', type.name],
    ...Object.entries(type.fields).map(([id, field]): [string, Label] => [`field "${id}"`, field.name]),
    ...Object.entries(type.states).map(([id, state]): [string, Label] => [`state "${id}"`, state.name]),
    ...Object.entries(type.actions).map(([id, each]): [string, Label] => [`action "${id}"`, each.name]),
  ];
  for (const [what, label] of labels) if (!label.zh || !label.en) fail(`${what} has no name in one of the languages`);
}
