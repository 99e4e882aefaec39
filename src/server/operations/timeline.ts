import type { Static } from 'typebox';
import { mayReadField } from '#domain/access/reading.ts';
import { actionName } from '#domain/case/decide.ts';
import { applyEvent } from '#domain/case/fold.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import type { CaseView } from '#domain/case/view.ts';
import { differences, fieldsAlong, fieldType, isList } from '#domain/form/index.ts';
import type { Field, Fields, Names, Values } from '#domain/form/field.ts';
import type { Label, Language } from '#domain/text.ts';
import type { TimelineEvent } from '#contract/schemas.ts';
import type { StoredEvent } from '../store/history.ts';
import type { Showing } from './case-row.ts';

type Shown = Static<typeof TimelineEvent>;
type Change = Shown['changes'][number];

/** The events of a case as one person may see them, each with the values it changed. */
export function timelineOf(showing: Showing, view: CaseView, events: readonly StoredEvent[]): Shown[] {
  let before: CaseView | undefined;
  return events.map((stored) => {
    const type = showing.setting.catalog.getType(view.type, stored.event.typeVersion);
    const after = applyEvent(type, before, { id: view.id, number: view.number, type: view.type }, stored.event);
    const changes = before ? changesBetween(showing, type, view, before.values, after.values) : [];
    before = after;
    return shownEvent(showing, type, view, stored, changes);
  });
}

function shownEvent(showing: Showing, type: CaseType, view: CaseView, { event, hash, block }: StoredEvent, changes: Change[]): Shown {
  const { organisation } = showing;
  return {
    seq: event.seq, kind: event.kind, action: event.action, actionName: actionName(type, event.action),
    actor: event.actor, actorName: actorName(showing, event.actor),
    ...(event.onBehalfOf && { onBehalfOf: organisation.personName(event.onBehalfOf) }),
    unit: event.unit, at: event.at, on: event.on, input: readableInput(showing, type, view, event), changes, hash, ...(block !== undefined && { block }),
  };
}

function actorName({ organisation }: Showing, actor: string): string {
  if (actor === 'system') return '系统';
  if (actor.startsWith('public')) return '公众';
  return organisation.personName(actor);
}

/** The event's input without what the reader may not see; a correction's values likewise. */
function readableInput(showing: Showing, type: CaseType, view: CaseView, event: CaseEvent): Values {
  const own: Fields = type.actions[event.action]?.fields ?? {};
  const reads = (name: string): boolean => {
    const field = type.fields[name] ?? own[name];
    return !field || mayReadField(field, type, view, showing.actor);
  };
  const keep = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([name]) => reads(name)));
  const { values, ...rest } = event.input;
  return { ...keep(rest), ...(typeof values === 'object' && values !== null && { values: keep(values as Values) }) };
}

function changesBetween(showing: Showing, type: CaseType, view: CaseView, before: Values, after: Values): Change[] {
  return differences(type.fields, before, after).flatMap(({ path, before: was, after: is }) => {
    const along = fieldsAlong(type.fields, path);
    const field = along.at(-1);
    const readable = field && along.every((each) => mayReadField(each, type, view, showing.actor));
    if (!readable) return [];
    return [{ path, label: labelOf(along), ...texts(field, was, is, showing) }];
  });
}

function labelOf(along: readonly Field[]): Label {
  return { zh: along.map((field) => field.name.zh).join('·'), en: along.map((field) => field.name.en).join(' · ') };
}

function texts(field: Field, was: unknown, is: unknown, showing: Showing): { before?: Label; after?: Label } {
  return { ...(was !== undefined && { before: textOf(field, was, showing) }), ...(is !== undefined && { after: textOf(field, is, showing) }) };
}

/** A whole list changed at once, or one of its items: each value in its field's words. */
function textOf(field: Field, value: unknown, showing: Showing): Label {
  const shown = isList(field) && !Array.isArray(value) ? [value] : value;
  const text = (language: Language): string => fieldType(field).text(field, shown, language, namesFrom(showing, language));
  return { zh: text('zh'), en: text('en') };
}

/** Names of codes for a person's page, from the bureau as it is. */
export function namesFrom({ organisation }: Pick<Showing, 'organisation'>, language: Language): Names {
  return {
    name: (kind, id) => {
      if (kind === 'district') return organisation.findDistrict(id)?.name[language];
      if (kind === 'person') return organisation.findPerson(id)?.name;
      if (kind === 'unit') return organisation.findUnit(id)?.name[language];
      return undefined;
    },
  };
}
