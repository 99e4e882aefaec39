import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { Label } from '../text.ts';
import type { AddressPlace, Unplaced } from './address-place.ts';

/** A seat (注册地) between two days; without `from` since ever, without `to` until now. */
export interface Seat {
  readonly district: string;
  readonly from?: CivilDate;
  /** The last day. */
  readonly to?: CivilDate;
}

/** The party that a patent's first owner was found to be, and where it was seated. */
export interface SeatedOwner {
  readonly party: string;
  readonly name: string;
  readonly seats: readonly Seat[];
}

/** What a person set (人工认定); without a district: in none of the city. */
export interface SetByHand {
  readonly district?: string;
}

export type PlacedBy = 'hand' | 'address' | 'seat' | 'elsewhere' | 'none';

/** In which district a patent counts, and why (专利的区划). */
export interface PlaceDecision {
  readonly by: PlacedBy;
  /** As of now. */
  readonly district?: string;
  /** Why the address does not tell, where it does not. */
  readonly why?: Unplaced;
  /** What the address tells. */
  readonly said?: string;
  /** Whose seat was looked at. */
  readonly owner?: Pick<SeatedOwner, 'party' | 'name'>;
  /** Where the owner is seated now, when the address says another place. */
  readonly conflict?: string;
  /** By days, where it was placed by seat or by hand; the address knows no days. */
  readonly seats: readonly Seat[];
}

export const UNPLACED = {
  'no-address': { zh: '没有地址', en: 'no address' },
  'no-place': { zh: '地址看不出在哪里', en: 'the address tells no place' },
  'no-district': { zh: '地址只写到市', en: 'the address names the city only' },
  'unknown-district': { zh: '地址所写的区不在区划中', en: 'the district of the address is not known' },
  'two-districts': { zh: '有两个同名的区', en: 'two districts of one name' },
} as const satisfies Readonly<Record<Unplaced, Label>>;

/**
 * Places a patent: as a person set it; else by its address; else by the registered seat of its first owner, once that is
 * linked to a party of the register; else nowhere. Only the first owner counts, as in the official statistics.
 */
export function placePatent(address: AddressPlace, owner: SeatedOwner | undefined, hand: SetByHand | undefined): PlaceDecision {
  const said = { ...(address.said && { said: address.said }), ...(address.kind === 'unplaced' && { why: address.why }) };
  const seated = owner && { owner: { party: owner.party, name: owner.name } };
  if (hand) return { by: 'hand', ...said, ...seated, ...(hand.district && { district: hand.district }), seats: hand.district ? [{ district: hand.district }] : [] };
  const now = owner && seatOn(owner.seats);
  if (address.kind === 'unplaced') return { by: now ? 'seat' : 'none', ...said, ...seated, ...(now && { district: now }), seats: now ? (owner?.seats ?? []) : [] };
  const own = address.kind === 'district' ? address.district : undefined;
  const conflict = now !== undefined && now !== own ? now : undefined;
  return { by: own ? 'address' : 'elsewhere', ...said, ...seated, ...(own && { district: own }), ...(conflict && { conflict }), seats: [] };
}

/** The seat on a day, or now. */
export function seatOn(seats: readonly Seat[], day?: CivilDate): string | undefined {
  if (day === undefined) return seats.find(({ to }) => to === undefined)?.district;
  return seats.find(({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to))?.district;
}

/** Former districts with their last days, and the one of today, as stretches of days in their order. */
export function seatsOf(district: string | undefined, former: readonly { readonly district: string; readonly until: CivilDate }[]): readonly Seat[] {
  const past = former.toSorted((a, b) => (a.until < b.until ? -1 : 1));
  const from = (index: number): { readonly from?: CivilDate } => {
    const before = past[index - 1];
    return before ? { from: addDays(before.until, 1) } : {};
  };
  const stretches = past.map(({ district: each, until }, index): Seat => ({ district: each, ...from(index), to: until }));
  const last: readonly Seat[] = district ? [{ district, ...from(past.length) }] : [];
  return [...stretches, ...last].filter(({ from: since, to }) => since === undefined || to === undefined || since <= to);
}
