import type { District } from '#domain/organisation/organisation.ts';
import { type PlaceDecision, UNPLACED } from '#domain/party/place.ts';
import type { Label } from '#domain/text.ts';

/** In which district a patent counts and why, in one line (区划及理由). */
export function placeText(decision: PlaceDecision, districts: readonly District[]): Label {
  const line = lineOf(decision, (code) => districts.find((each) => each.code === code)?.name ?? { zh: code, en: code });
  const { conflict, owner, by } = decision;
  if (conflict === undefined || !owner || by === 'hand') return line;
  const seat = districts.find(({ code }) => code === conflict)?.name ?? { zh: conflict, en: conflict };
  return { zh: `${line.zh}；与权利人“${owner.name}”的注册地${seat.zh}不一致`, en: `${line.en}; the owner “${owner.name}” is seated in ${seat.en}` };
}

function lineOf({ by, district, why, said, owner }: PlaceDecision, nameOf: (code: string) => Label): Label {
  const place = district === undefined ? undefined : nameOf(district);
  const reason = why && UNPLACED[why];
  switch (by) {
    case 'hand':
      return place ? { zh: `${place.zh}（人工认定）`, en: `${place.en} (set by hand)` } : { zh: '不属本市各区（人工认定）', en: 'in none of the city (set by hand)' };
    case 'address':
      return { zh: `${place?.zh ?? ''}（按地址）`, en: `${place?.en ?? ''} (by address)` };
    case 'seat':
      return { zh: `${place?.zh ?? ''}（按权利人“${owner?.name ?? ''}”的注册地，${reason?.zh ?? ''}）`, en: `${place?.en ?? ''} (by the seat of “${owner?.name ?? ''}”; ${reason?.en ?? ''})` };
    case 'elsewhere':
      return { zh: `外地：${said ?? ''}（按地址）`, en: `elsewhere: ${said ?? ''} (by address)` };
    case 'none':
      return { zh: `未能确定：${reason?.zh ?? ''}${said ? `（${said}）` : ''}`, en: `not determined: ${reason?.en ?? ''}${said ? ` (${said})` : ''}` };
  }
}
