import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Language } from '#domain/text.ts';
import { actionForm } from '#domain/case/decide.ts';
import type { Action, CaseType } from '#domain/case/case-type.ts';
import { type Fields, isList, longText, mergeValues, optional, type Names, person, textsOf, type Values } from '#domain/form/index.ts';

export type CaseDetail = Reply<typeof ROUTES.getCase>;
export type ShownAction = CaseDetail['actions'][number];
export type ShownEvent = CaseDetail['timeline'][number];

/** How an action stands in the address: `act:solve-problem`. */
export function addressOf(action: Pick<ShownAction, 'kind' | 'id'>): string {
  return `${action.kind}:${action.id}`;
}

/** The events that came after the version somebody saw. */
export function eventsSince(detail: CaseDetail, version: number): readonly ShownEvent[] {
  return detail.timeline.filter((event) => event.seq > version);
}

const OPINION = longText({ name: { zh: '意见', en: 'Opinion' } });
const REASON = longText({ name: { zh: '理由', en: 'Reason' } });
const OFFICER = person({ name: { zh: '承办人', en: 'Handling officer' } });

/** Inputs that stay with an event besides the case's own fields, by the name they have there. */
const COMMON: Fields = { opinion: OPINION, reason: REASON, person: OFFICER };

/** The fields under which an event's input is shown: those of its action that are no field of the case, and the common ones. */
export function eventFields(type: CaseType, event: Pick<ShownEvent, 'action' | 'kind'>): Fields {
  const declared = type.actions[event.action];
  if (event.kind === 'propose' && declared) return actionForm(type, declared);
  return { ...COMMON, ...declared?.fields };
}

/** The name of a correction's reason among the fields it corrects. */
export const CORRECTION_REASON = 'correction-reason';

/** What a correction offers: the visible fields that have a value or could have been given when the case was opened. */
export function correctionForm(type: CaseType, detail: Pick<CaseDetail, 'values' | 'hidden'>): Fields {
  const { asks, offers } = type.opening;
  const opening = asks || offers ? [...(asks ?? []), ...(offers ?? [])] : Object.keys(type.fields);
  const offered = Object.entries(type.fields).filter(([name]) => !detail.hidden.includes(name) && (name in detail.values || opening.includes(name)));
  return { ...Object.fromEntries(offered), [CORRECTION_REASON]: REASON };
}

/** What a correction changes: the new values of fields that differ, null where one was emptied. */
export function correctionOf(fields: Fields, before: Values, after: Values): Values {
  const names = Object.keys(fields).filter((name) => name !== CORRECTION_REASON);
  const changed = names.filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? null]));
}

/** The form of each kind of action, and what it begins with: an approval with the words `agreed`. */
export function formOf(type: CaseType, action: ShownAction, detail: CaseDetail, agreed = '同意。'): { readonly fields: Fields; readonly initial: Values } {
  const none: Values = {};
  switch (action.kind) {
    case 'endorse':
      return { fields: { opinion: OPINION }, initial: { opinion: agreed } };
    case 'return':
      return { fields: { opinion: OPINION }, initial: none };
    case 'retract':
      return { fields: { opinion: optional(OPINION) }, initial: none };
    case 'annul':
      return { fields: { reason: REASON }, initial: none };
    case 'assign':
      return { fields: { person: OFFICER }, initial: none };
    case 'correct':
      return { fields: correctionForm(type, detail), initial: detail.values };
    default:
      return declaredForm(type, action, detail);
  }
}

function declaredForm(type: CaseType, action: ShownAction, detail: CaseDetail): { readonly fields: Fields; readonly initial: Values } {
  const declared: Pick<Action, 'asks' | 'offers' | 'fields'> = type.actions[action.id] ?? {};
  const fields = actionForm(type, declared);
  const held = Object.fromEntries(Object.keys(fields).filter((name) => !(name in (declared.fields ?? {}))).map((name) => [name, detail.values[name]]));
  return { fields, initial: mergeValues({}, held) };
}

/** The body that the API takes for an action's input. */
export function bodyOf(action: ShownAction, fields: Fields, detail: CaseDetail, input: Values): { action: string; kind?: 'act' | 'endorse' | 'return' | 'retract'; input: Values } {
  if (action.kind === 'endorse' || action.kind === 'return' || action.kind === 'retract') return { action: action.id, kind: action.kind, input };
  if (action.kind !== 'correct') return { action: action.id, input };
  return { action: action.id, input: { reason: input[CORRECTION_REASON], values: correctionOf(fields, detail.values, input) } };
}

/** The items of one of the case's lists, each by its required fields: words short enough to choose by. */
export function itemsIn(type: CaseType, values: Values, list: string, language: Language, names: Names): { readonly id: string; readonly text: string }[] {
  const field = type.fields[list];
  const items = values[list];
  if (!field || !isList(field) || !Array.isArray(items)) return [];
  const telling = Object.fromEntries(Object.entries(field.of).filter(([, inner]) => !inner.optional));
  return items.map((item: Values) => ({ id: String(item['id']), text: textsOf(telling, item, language, names).map((shown) => shown.text).join(language === 'zh' ? '，' : ', ') }));
}
