import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { faultsOf, inspect } from './inspection.ts';
import { signIn, visitPortal } from './person.ts';

const FIGURES = ['/indicators?year=2022', '/indicators/visits?year=2022', '/reports', '/reports/annual-summary?year=2022', '/reports/district-bulletin?year=2022&asOf=2022-10-31', '/reports/rule-of-law?year=2022', '/reports/work-plan?year=2023', '/readings', '/documents/figures', '/documents/check'];
const HOUSE = ['/admin/organisation', '/admin/people', '/admin/delegation', '/admin/calendar', '/admin/rules', '/admin/journal'];
const PORTAL = ['/', '/matter', '/matter/kind', '/matter/what', '/matter/about', '/matter/files', '/matter/contact', '/matter/check', '/follow', '/receipt', '/statistics'];

describeJourneys('The pages of figures, of the house and of the portal read in both languages, fit a phone and shut nobody out', (journey) => {
  test('among the figures', async () => {
    const reader = await signIn(journey, 'statistics');
    expect(await inspect(reader.page, FIGURES)).toEqual([]);
  });

  test('in the house', async () => {
    const administrator = await signIn(journey, 'sysadmin');
    expect(await inspect(administrator.page, HOUSE)).toEqual([]);
  });

  test('at the portal', async () => {
    const citizen = await visitPortal(journey);
    expect(await inspect(citizen.page, PORTAL)).toEqual([]);
  });

  test('at the door', async () => {
    const door = await journey.newWindow();
    await door.goto(journey.city.office);
    expect(await faultsOf(door)).toEqual([]);
  });
});
