import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { inspect } from './inspection.ts';
import { signIn } from './person.ts';

const DESK = ['/', '/cases/adjudication', '/cases/hotline-item', '/cases/enterprise-visit', '/cases/party', '/patents', '/patents/new', '/imports', '/password'];
const FORMS = ['/cases/adjudication/new', '/cases/hotline-item/new', '/cases/enterprise-visit/new', '/cases/supervision-item/new'];

describeJourneys('The pages of work read in both languages, fit a phone and shut nobody out', (journey) => {
  test('at the desk', async () => {
    const officer = await signIn(journey, 'statistics');
    expect(await inspect(officer.page, DESK)).toEqual([]);
  });

  test('in the forms', async () => {
    const officer = await signIn(journey, 'district1');
    expect(await inspect(officer.page, FORMS)).toEqual([]);
  });

  test('of a case', async () => {
    const officer = await signIn(journey, 'officer');
    const paths: string[] = [];
    for (const list of ['/cases/adjudication', '/cases/enterprise-visit']) {
      await officer.goTo(list);
      paths.push((await officer.main.row(/（示例）/).getByRole('link').first().getAttribute('href')) ?? '');
    }
    expect(await inspect(officer.page, [...paths, `${paths.at(-1)}?figure=visits%402022`])).toEqual([]);
  });
});
