import { describe, expect, test } from 'vitest';
import type { PatentReading } from '#domain/patent/read-record.ts';
import { problemText } from '#domain/errors.ts';
import { readXmlPatent, XML_COLUMNS } from '#domain/patent/xml-patent.ts';
import { familyXml, fulltextXml, legalXml } from '../../../../tests/support/ops-xml.ts';
import { applicationNumber, cnipaXml, EFILING_PARTS, efilingXml, usptoXml } from '../../../../tests/support/patent-xml.ts';
import { strToU8, zipSync } from 'fflate';
import { readXml } from './read-xml.ts';

async function readings(content: string | Uint8Array, name = 'a.xml'): Promise<(PatentReading | string)[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const records = await Array.fromAsync(readXml({ name, bytes }, name.endsWith('.zip') ? 'zip' : 'xml'));
  return records.map(({ patent, problems }) => {
    const reading = patent && problems.length === 0 ? readXmlPatent(patent, XML_COLUMNS, '2026-03-10') : undefined;
    return reading?.ok ? reading.value : [...problems, ...(reading?.problems ?? [])].map((each) => problemText(each, 'zh')).join('');
  });
}

const EP1 = { number: '3000001', kind: 'A1' };

describe('the content of patent XML', () => {
  test('of CNIPA: citations of the search, drawings, the description without its title, its pictures and the line breaks of the file', async () => {
    expect(await readings(cnipaXml({ serial: 7 }))).toMatchObject([{
      record: { citations: [{ number: 'CN109000001A', by: 'examiner' }, { text: '示例. 装置学. 2017.', by: 'examiner' }], drawings: [{ file: 'DRIMG7.TIF', figure: '图1' }], claimsLanguage: 'zh' },
      descriptions: [{ language: 'zh', paragraphs: [{ text: '技术领域', heading: true }, { text: '本发明涉及装置的装配，号码为特征字句7。', number: '0002' }] }],
    }]);
  });

  test('of the USPTO: who cited what, and rows of tables on lines of their own', async () => {
    expect(await readings(usptoXml({ serial: 7 }))).toMatchObject([{
      record: { citations: [{ number: 'US20020020001A1', by: 'examiner' }, { text: 'Doe, Devices, 2001.', by: 'applicant' }], drawings: [{ file: 'US09000007-D00001.TIF' }], claimsLanguage: 'en' },
      descriptions: [{ language: 'en', paragraphs: [{ text: 'BACKGROUND', heading: true }, { text: 'The widget7 is described.\none two', number: '0001' }] }],
    }]);
  });

  test('of an electronic filing: lines joined as the sentences run', async () => {
    const number = applicationNumber(9).replace('.', '');
    const zip = zipSync(Object.fromEntries(Object.entries(EFILING_PARTS).map(([name, part]) => [`${number}/${name}`, strToU8(efilingXml(part))])));
    expect(await readings(zip, 'p.zip')).toMatchObject([{
      record: { drawings: [{ file: 'H1.jpg', figure: '图1' }] }, descriptions: [{ language: 'zh', paragraphs: [{ text: '技术领域', heading: true }, { text: '说明书第一段。', number: '0001' }] }],
    }]);
  });

  test('of a full text: each numbered claim by itself, Chinese before English before others', async () => {
    const [reading] = await readings(fulltextXml(EP1, { DE: ['1. Eine Vorrichtung.', '2. Vorrichtung nach Anspruch 1.'], EN: ['1. A device,', 'with a part.', '2. The device of claim 1.'] }, ['A description.']));
    expect(reading).toMatchObject({
      record: { claims: ['1. A device,\nwith a part.', '2. The device of claim 1.'], claimsLanguage: 'en', otherClaims: [{ language: 'de', claims: ['1. Eine Vorrichtung.', '2. Vorrichtung nach Anspruch 1.'] }] },
      descriptions: [{ language: 'en', paragraphs: [{ text: 'A description.', number: '0001' }] }],
    });
    const [chinese] = await readings(fulltextXml(EP1, { EN: ['1. A device.'], ZH: ['1.一种装置。'] }));
    expect(chinese).toMatchObject({ record: { claims: ['1.一种装置。'], claimsLanguage: 'zh', firstClaim: '1.一种装置。', otherClaims: [{ language: 'en' }] } });
  });

  test('of a family: one record for each application, the others told in passing; events with office and days', async () => {
    const lapse = legalXml({ code: 'PG25', text: 'LAPSED', date: '2024-05-01', country: 'DE', effective: '20240131', detail: 'NOT PAID' });
    const found = await readings(familyXml('777', [{ ...EP1, application: '19000001', events: [lapse, lapse, legalXml({ code: 'AK  ', text: 'DESIGNATED', date: '2020-01-01' })] }, { number: '3000001', kind: 'B1', application: '19000001', date: '20220105' }, { country: 'US', number: '2021000123', kind: 'A1', application: '201916000123' }]));
    expect(found).toMatchObject([
      {
        record: {
          family: '777', familyMembers: ['US20210000123A1'], applicationNumber: { normal: 'EP19000001' }, publications: [{ number: 'EP3000001A1' }, { number: 'EP3000001B1' }],
          events: [{ date: '2020-01-01', code: 'AK', text: 'DESIGNATED' }, { date: '2024-05-01', effective: '2024-01-31', code: 'PG25', text: 'LAPSED; NOT PAID', office: 'DE' }],
        },
      },
      { record: { family: '777', familyMembers: ['EP3000001A1', 'EP3000001B1'], publications: [{ number: 'US20210000123A1' }] }, inPassing: true },
    ]);
    expect(found[0]).not.toHaveProperty('inPassing');
    expect((found[1] as PatentReading).record).not.toHaveProperty('applicationNumber');
  });

  test('is refused with an event of a future day, a family in another namespace or of no number, and too long a description', async () => {
    const future = legalXml({ code: 'PG25', text: 'LAPSED', date: '2026-03-11' });
    expect(await readings(familyXml('777', [{ ...EP1, application: '19000001', events: [future] }]))).toEqual([expect.stringContaining('晚于今天')]);
    expect(await readings(familyXml('777', [{ ...EP1, application: '19000001' }], 'http://example.com/ops'))).toEqual([expect.stringContaining('命名空间')]);
    expect(await readings(familyXml('777', [{ number: '', kind: 'A1', application: '' }]))).toEqual([expect.stringContaining('没有可用的专利号码')]);
    expect(await readings(fulltextXml(EP1, {}, ['长'.repeat(20_000_001)]))).toEqual([expect.stringContaining('说明书')]);
    expect(await readings(fulltextXml({ number: '', kind: '' }, { EN: ['1. A device.'] }))).toEqual([expect.stringContaining('没有可用的专利号码')]);
  });

  test('of a description that mentions secrets is no state secret; one that bears the mark at its head is', async () => {
    const [mention] = await readings(fulltextXml(EP1, {}, ['a', 'b', 'c', '机密', '绝密★']));
    expect(mention).toMatchObject({ descriptions: [{}] });
    expect(await readings(fulltextXml(EP1, {}, ['机密★10年', 'b']))).toEqual([expect.stringContaining('国家秘密')]);
  });
});
