import type { Call } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Label } from '#domain/text.ts';

type Changes = NonNullable<Call<typeof ROUTES.changeOrganisation>['body']>['changes'];

/** What somebody enters to set up a bureau (建局). */
export interface Setup {
  readonly bureau: string;
  readonly bureauEn: string;
  readonly city: string;
  readonly cityCode: string;
  readonly districts: string;
  /** A bureau in each district. */
  readonly bureaus: boolean;
  readonly since: string;
}

/** The root unit as it was created. */
export interface Root {
  readonly code: string;
  readonly from: string;
}

interface Line {
  readonly code: string;
  readonly name: string;
}

/** Lines of a code and a name, however they are separated; `wrong` has the first that is none, counted from 1. */
export function districtLines(text: string): { readonly lines: readonly Line[]; readonly wrong?: { readonly n: number; readonly text: string } } {
  const given = text.split(/\r?\n/).map((each) => each.normalize('NFKC').trim());
  const read = given.map((each) => /^(\d{6,12})[\s,;，；、]+(\S.*)$/.exec(each));
  const index = given.findIndex((each, at) => each !== '' && !read[at]);
  const lines = read.flatMap((match) => (match ? [{ code: match[1] ?? '', name: (match[2] ?? '').trim() }] : []));
  return { lines, ...(index >= 0 && { wrong: { n: index + 1, text: given[index] ?? '' } }) };
}

/** A name in both languages; without an English one it stands as it is. */
const named = (zh: string, en = ''): Label => ({ zh, en: en || zh });

/** The changes that set a bureau up: its name from the beginning, the city, its districts and, if wanted, their bureaus. */
export function setupChanges(setup: Setup, root: Root): Changes {
  const { bureau, bureauEn, city, cityCode, since } = setup;
  const { lines } = districtLines(setup.districts);
  const district = (code: string, zh: string, parent?: string): Changes[number] => ({ node: 'district', kind: 'add', code, name: named(zh), on: since, ...(parent && { parent }) });
  const own = ({ code, name }: Line): Changes[number] => ({
    node: 'unit', kind: 'add', code: `d${code}`, name: named(`${name}知识产权局`), unitKind: 'district-bureau', functions: ['district'], parent: root.code, district: code, on: since < root.from ? root.from : since,
  });
  return [
    { node: 'unit', kind: 'rename', code: root.code, name: named(bureau, bureauEn), on: root.from },
    district(cityCode, city),
    ...lines.map(({ code, name }) => district(code, name, cityCode)),
    ...(setup.bureaus ? lines.map(own) : []),
  ];
}
