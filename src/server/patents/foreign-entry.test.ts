import { expect, test } from 'vitest';
import { eachEngine } from '../../../tests/support/database.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { importFiles, NOW } from '../../../tests/support/import.ts';

interface Detail {
  readonly patent: { readonly title: string; readonly applicationNumber?: string; readonly publicationNumbers: readonly string[]; readonly applicants: readonly string[] };
  readonly entry: Readonly<Record<string, unknown>>;
  readonly corrected: readonly string[];
  readonly course: { readonly now?: string };
  readonly history: readonly { readonly changes: readonly { readonly field: string; readonly before?: string; readonly after?: string }[] }[];
}

const GRANT = (title: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<us-patent-grant><us-bibliographic-data-grant>
<publication-reference><document-id><country>US</country><doc-number>09999999</doc-number><kind>B2</kind><date>20180605</date></document-id></publication-reference>
<application-reference appl-type="utility"><document-id><country>US</country><doc-number>15123456</doc-number><date>20160301</date></document-id></application-reference>
<invention-title>${title}</invention-title>
<us-parties><us-applicants><us-applicant><addressbook><orgname>Exmaple Inc.</orgname></addressbook></us-applicant></us-applicants></us-parties>
</us-bibliographic-data-grant></us-patent-grant>`;

eachEngine('a foreign patent in the register', ({ database }) => {
  let opened: Promise<TestBureau> | undefined;
  const bureau = (): Promise<TestBureau> => (opened ??= openBureau(database(), { now: () => new Date(NOW) }));
  const write = async (route: 'registerPatent' | 'correctPatent', entry: object, more: object = {}): Promise<{ status: number; body: { id?: string; outcome?: string; errors?: { code: string; path: string }[] } }> => {
    const reply = await (await bureau()).call(route, 'officer', { ...more, body: { entry, reason: '核对公报' } });
    return { status: reply.statusCode, body: reply.json() };
  };
  const detail = async (id: string): Promise<Detail> => (await (await bureau()).call('patent', 'officer', { params: { id } })).json();
  const EP = { title: 'Search device', applicationNumber: 'EP09123456', kind: 'invention', filingDate: '2009-03-05', applicants: ['Example GmbH'], publications: [{ number: 'EP 2 123 456 A1', date: '2010-10-13' }] };

  test('is entered by hand under its own numbers, and known by them', async () => {
    const { status, body } = await write('registerPatent', EP);
    expect([status, body.outcome]).toEqual([200, 'added']);
    const { patent, course } = await detail(body.id ?? '');
    expect([patent.applicationNumber, patent.publicationNumbers, course.now]).toEqual(['EP09123456', ['EP2123456A1'], 'undecided']);
    expect(await write('registerPatent', EP)).toMatchObject({ status: 409, body: { errors: [{ code: 'patent-registered' }] } });
  });

  test('that an import brought is corrected by hand, and the correction outlasts the next import', async () => {
    const { server } = await bureau();
    await importFiles(server, [{ name: 'grant.xml', text: GRANT('Method of serching') }]);
    const found = (await (await bureau()).call('patents', 'officer', { query: { q: 'US9999999B2' } })).json() as { rows: readonly { id: string }[] };
    const id = found.rows[0]?.id ?? '';
    const before = await detail(id);
    const corrected = await write('correctPatent', { ...before.entry, title: 'Method of searching', applicants: ['Example Inc.'], kind: 'invention' }, { params: { id } });
    expect([corrected.status, corrected.body.outcome]).toEqual([200, 'corrected']);
    await importFiles(server, [{ name: 'again.xml', text: GRANT('Method of serching') }]);
    const after = await detail(id);
    expect([after.patent.title, after.patent.applicants, after.patent.applicationNumber]).toEqual(['Method of searching', ['Example Inc.'], 'US15123456']);
    expect(after.history[0]?.changes).toEqual(expect.arrayContaining([{ field: 'title', before: 'Method of serching', after: 'Method of searching' }]));
  });

  test('refuses numbers that no office gives', async () => {
    expect(await write('registerPatent', { ...EP, publications: [{ number: 'EP2123999' }] })).toMatchObject({ status: 422, body: { errors: [{ code: 'wrong-format', path: 'publications[0].number' }] } });
    expect(await write('registerPatent', { ...EP, publications: [{ number: 'EP2123999A1' }, { number: 'US8926509B2' }] })).toMatchObject({ status: 422, body: { errors: [{ code: 'wrong-format', path: 'publications' }] } });
  });
});
