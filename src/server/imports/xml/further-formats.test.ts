import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { problemText } from '#domain/errors.ts';
import type { PatentReading } from '#domain/patent/read-record.ts';
import { readXmlPatent, XML_COLUMNS } from '#domain/patent/xml-patent.ts';
import { cnSt36Xml, epPublicationXml, papXml, patdocXml, requestXml, st96Xml } from '../../../../tests/support/further-patent-xml.ts';
import { applicationNumber, EFILING_PARTS, efilingXml, usptoXml } from '../../../../tests/support/patent-xml.ts';
import { recogniseXml } from './read-xml-patents.ts';
import { cutRecords, readXml } from './read-xml.ts';

async function readings(content: string | Uint8Array, name = 'a.xml'): Promise<(PatentReading | string)[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const records = await Array.fromAsync(readXml({ name, bytes }, name.endsWith('.zip') ? 'zip' : 'xml'));
  return records.map(({ patent, problems }) => {
    const reading = patent && problems.length === 0 ? readXmlPatent(patent, XML_COLUMNS, '2026-03-10') : undefined;
    return reading?.ok ? reading.value : [...problems, ...(reading?.problems ?? [])].map((each) => problemText(each, 'zh')).join('');
  });
}

const numbers = (found: readonly (PatentReading | string)[]): string[] => found.map((each) => (typeof each === 'string' ? each : each.record.publications.map(({ number }) => number).join('')));

const OLD_GRANT = {
  record: {
    title: 'Example [old] device 7', abstract: 'An exampleα.', kind: 'invention', filingDate: '2001-04-06', applicationNumber: { normal: 'US09880007' }, publications: [{ number: 'US6000007B1', date: '2002-12-03' }],
    applicants: ['Jane Doe'], inventors: ['Jane Doe'], owners: ['Example Holding'], agency: 'Example Attorneys', address: 'Springfield, US', ipc: ['G06F17/30', 'H01L21/00'],
    priorities: [{ number: 'JP2000-111111', date: '2000-04-06' }, { number: 'JP2000-222222', date: '2000-05-06' }],
    citations: [{ number: 'US5000001A', by: 'examiner' }, { text: 'Doe—Devices.', by: 'applicant' }], drawings: [{ file: 'E-D00001.TIF' }],
    claims: ['1. An example device.', '2. The device of claim 1.'], claimsLanguage: 'en',
  },
  descriptions: [{ language: 'en', paragraphs: [{ text: 'BACKGROUND', heading: true }, { text: 'It is old.' }] }],
};

describe('patent XML of before 2005', () => {
  test('of a US grant tells what its INID codes stand for, with characters called by name', async () => {
    expect(await readings(patdocXml(7))).toMatchObject([OLD_GRANT]);
  });

  test('in SGML, which leaves empty elements open and has no declaration, is read alike, one behind another, in whatever pieces', async () => {
    expect(await readings(`${patdocXml(7, 'sgml')}${patdocXml(8, 'sgml')}${usptoXml({ serial: 9 })}`)).toMatchObject([OLD_GRANT, { record: { publications: [{ number: 'US6000008B1' }] } }, { record: { publications: [{}, { number: 'US9000009B2' }] } }]);
    const text = Buffer.from(`${patdocXml(7, 'sgml')}${patdocXml(8)}${papXml(3)}${patdocXml(9, 'sgml')}`);
    const pieces = async function* (size: number): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size);
    };
    const whole = await Array.fromAsync(cutRecords(pieces(text.length), 'a.xml'));
    expect(whole.map(({ faults }) => faults)).toEqual([[], [], [], []]);
    for (const size of [1, 13, 700]) expect(await Array.fromAsync(cutRecords(pieces(size), 'a.xml'))).toEqual(whole);
  });

  test('of a US application tells numbers, parties, classes and its numbered paragraphs', async () => {
    expect(await readings(papXml(3))).toMatchObject([{
      record: {
        title: 'Example application 3', abstract: 'An example.', applicationNumber: { normal: 'US09770003' }, publications: [{ number: 'US20020001003A1', date: '2002-01-03' }], ipc: ['G06F17/30'], inventors: ['Jane Doe'],
        owners: ['Example Holding'], address: 'Springfield, IL', priorities: [{ number: 'JP2000-333333', date: '2000-06-01' }], claims: ['1. An example device.'], drawings: [{ file: 'P-D1.TIF' }],
      },
      descriptions: [{ language: 'en', paragraphs: [{ text: 'BACKGROUND', heading: true }, { text: 'It is described.', number: '0001' }] }],
    }]);
  });

  test('that declares entities beside its pictures, refers to one that is none, or is cut off, is refused; the next goes in', async () => {
    const bomb = patdocXml(1).replace('<!ENTITY', '<!ENTITY a "aaaa"><!ENTITY');
    const outside = patdocXml(2).replace('NDATA TIF>', 'NDATA TIF><!ENTITY % x SYSTEM "http://example.com/x">%x;');
    const unknown = patdocXml(3, 'xml', 'Example &nosuchname;');
    expect(numbers(await readings([bomb, outside, unknown, patdocXml(4).slice(0, -300), patdocXml(5)].join('')))).toEqual([
      expect.stringContaining('定义了实体'), expect.stringContaining('定义了实体'), expect.stringContaining('没有定义的实体'), expect.stringContaining('没有结束'), 'US6000005B1',
    ]);
  });
});

describe('patent XML after ST.36 and ST.96', () => {
  test('of the EPO tells the title in English, both languages of the claims and what the specification cites', async () => {
    expect(await readings(epPublicationXml(7))).toMatchObject([{
      record: {
        title: 'Example 7', kind: 'invention', filingDate: '2018-01-10', applicationNumber: { normal: 'EP18000007' }, publications: [{ number: 'EP3100007B1', date: '2020-01-01' }], applicants: ['Example Works N.V.'], owners: ['Example Works N.V.'],
        inventors: ['Doe, Jane'], agency: 'Example Attorneys', address: 'Springfield, NL', ipc: ['G06F16/33'], priorities: [{ number: 'JP2017000001', date: '2017-01-10' }], citations: [{ number: 'EP0123456A' }, { text: 'DOE: Devices' }],
        claims: ['A device.'], claimsLanguage: 'en', otherClaims: [{ language: 'de', claims: ['Vorrichtung.'] }], drawings: [{ file: 'imgf0001.tif' }],
      },
      descriptions: [{ language: 'en', paragraphs: [{ text: 'FIELD', heading: true }, { text: 'The example.', number: '0001' }] }],
    }]);
  });

  test('of China joins the lines of its claims', async () => {
    const number = applicationNumber(40);
    expect(await readings(cnSt36Xml(7, number))).toMatchObject([{
      record: {
        title: '一种旧式装置7', abstract: '本发明公开了一种装置。', kind: 'invention', applicationNumber: { normal: number }, publications: [{ number: 'CN104000007A', date: '2019-12-24' }], applicants: ['示例工业公司'], inventors: ['王某'],
        agency: '示例代理所', agencyCode: '99001', agents: ['李某'], postcode: '990000', ipc: ['A24B15/18'], claims: ['1.一种装置，其特征在于：用甲。'], claimsLanguage: 'zh',
      },
      descriptions: [{ language: 'zh', paragraphs: [{ text: '技术领域', heading: true }, { text: '本发明属于装置领域。', number: '0002' }] }],
    }]);
  });

  test('of ST.96 tells the same by its names', async () => {
    expect(await readings(st96Xml(7))).toMatchObject([{
      record: {
        title: 'Example publication 7', abstract: 'An example.', kind: 'invention', filingDate: '2013-03-12', applicationNumber: { normal: 'US13000007' }, publications: [{ number: 'US8000007B2', date: '2015-01-20' }], applicants: ['Jane Doe'],
        inventors: ['Jane Doe'], owners: ['Example Holding'], ipc: ['H01L21/30'], priorities: [{ number: 'JP2012-000001', date: '2012-03-12' }], citations: [{ number: 'US20040200001A1', by: 'examiner' }, { text: 'Doe, Devices.', by: 'applicant' }],
        claims: ['1. A device, comprising:\na part.'], drawings: [{ file: 'US-D1.TIF' }],
      },
      descriptions: [{ language: 'en', paragraphs: [{ text: 'TECHNICAL FIELD', heading: true }, { text: 'The SiO2 example.', number: '0001' }] }],
    }]);
  });

  test('in another namespace, of a future day or without a number is refused', async () => {
    expect(await readings(st96Xml(1, 'http://example.com/Patent'))).toEqual([expect.stringContaining('命名空间')]);
    expect(await readings(epPublicationXml(1, '20260311'))).toEqual([expect.stringContaining('晚于今天')]);
    expect(await readings(cnSt36Xml(1, '').replace('<kind>A</kind>', ''))).toEqual([expect.stringContaining('没有可用的专利号码')]);
    for (const text of [patdocXml(1, 'sgml'), papXml(1), epPublicationXml(1), cnSt36Xml(1, applicationNumber(1)), st96Xml(1)]) expect((await recogniseXml({ name: 'a.xml', bytes: Buffer.from(text) }, 'xml'))[0]?.recognised).toBe(true);
  });
});

describe('the request of an electronic filing', () => {
  test('tells applicants, inventors who may be published, and priorities, beside the other parts', async () => {
    const number = applicationNumber(9).replace('.', '');
    const parts = Object.fromEntries(Object.entries(EFILING_PARTS).map(([name, part]) => [`${number}/${name}`, strToU8(efilingXml(part))]));
    const [reading] = await readings(zipSync({ ...parts, [`${number}/110101.xml`]: strToU8(requestXml()) }), 'p.zip');
    expect(reading).toMatchObject({
      record: {
        title: '一种示例装置', applicationNumber: { normal: applicationNumber(9) }, filingDate: '2019-08-19', applicants: ['示例科技有限公司'], inventors: ['王某'], postcode: '990000', claims: [expect.anything(), expect.anything()],
        priorities: [{ number: 'US62/000,001', date: '2018-08-19' }],
      },
      descriptions: [{ paragraphs: [{}, {}] }],
    });
    expect(JSON.stringify(reading)).not.toMatch(/990000199001010000|李某/);
  });

  test('gives its own number where the folder has none', async () => {
    expect(await readings(requestXml(applicationNumber(11)), 'r.xml')).toMatchObject([{ record: { applicationNumber: { normal: applicationNumber(11) }, kind: 'invention' } }]);
    expect(await readings(requestXml(), 'r.xml')).toEqual([expect.stringContaining('没有可用的专利号码')]);
  });
});
