import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { problemText } from '#domain/errors.ts';
import { readXmlPatent, XML_COLUMNS } from '#domain/patent/xml-patent.ts';
import { applicationNumber, cnipaXml, EFILING_PARTS, efilingXml, epoXml, usptoXml } from '../../../../tests/support/patent-xml.ts';
import { cutRecords, readXml, type XmlRecord } from './read-xml.ts';

const TODAY = '2026-03-10';

async function read(content: string | Uint8Array, name = 'a.xml'): Promise<XmlRecord[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Array.fromAsync(readXml({ name, bytes }, name.endsWith('.zip') ? 'zip' : 'xml'));
}

/** Of each record its number, or why it is refused. */
async function fates(content: string | Uint8Array, name?: string): Promise<string[]> {
  return (await read(content, name)).map(({ patent, problems }) => {
    if (problems.length > 0 || !patent) return problems.map((each) => problemText(each, 'zh')).join('');
    const reading = readXmlPatent(patent, XML_COLUMNS, TODAY);
    return reading.ok ? (reading.value.record.publications.at(-1)?.number ?? reading.value.record.applicationNumber?.normal ?? '') : reading.problems.map((each) => problemText(each, 'zh')).join('');
  });
}

async function recordOf(content: string | Uint8Array, name?: string): Promise<object> {
  const [first] = await read(content, name);
  const reading = first?.patent && readXmlPatent(first.patent, XML_COLUMNS, TODAY);
  return reading?.ok ? reading.value.record : { reading };
}

describe('patent XML', () => {
  test('of CNIPA tells numbers, both publications, parties, classes, claims, owners and priorities', async () => {
    expect(await recordOf(cnipaXml({ serial: 7 }))).toEqual({
      title: '一种示例装置7', applicationNumber: { text: applicationNumber(7), normal: applicationNumber(7), damaged: false }, kind: 'invention', filingDate: '2019-01-24',
      publications: [{ number: 'CN200000007A', date: '2019-07-09' }, { number: 'CN200000007B', date: '2021-03-05' }],
      applicants: ['示例科技有限公司'], owners: ['示例控股集团'], inventors: ['王某'], agency: '示例专利代理事务所', agencyCode: '99001', agents: ['李某'],
      address: '示例省示例市东湖区一路7号', postcode: '990000', mainClass: 'G06F16/33', ipc: ['G06F16/33'], locarno: [], cpc: [],
      abstract: '本发明公开了一种示例装置。', firstClaim: '1.一种示例装置，其特征在于：包括甲；',
      claims: ['1.一种示例装置，其特征在于：包括甲；', '2.如权利要求1所述的示例装置。'], claimsLanguage: 'zh', priorities: [{ number: 'US62/100,001', date: '2018-01-24' }],
      citations: [{ number: 'CN109000001A', by: 'examiner' }, { text: '示例. 装置学. 2017.', by: 'examiner' }], drawings: [{ file: 'DRIMG7.TIF', figure: '图1' }],
    });
  });

  test('of the USPTO keeps foreign numbers with their office, without leading zeros', async () => {
    expect(await recordOf(usptoXml({ serial: 12 }))).toMatchObject({
      title: 'Example device 12', applicationNumber: { normal: 'US16000012' }, kind: 'invention', filingDate: '2019-01-24',
      publications: [{ number: 'US20200001200A1', date: '2020-01-07' }, { number: 'US9000012B2', date: '2021-03-02' }],
      applicants: ['Example Works, Inc.'], owners: ['Example Holding LLC'], inventors: ['Jane Doe'], ipc: ['G06F16/33'], cpc: ['G06F16/33'],
      claims: ['1. An example device, comprising:\na part.'], priorities: [{ number: 'JP2018-000001', date: '2018-01-24' }],
    });
  });

  test('of the EPO tells the title in English where there is none in Chinese', async () => {
    expect(await recordOf(epoXml([{ serial: 1 }]))).toMatchObject({
      title: 'Example 1', applicationNumber: { normal: 'EP19000001' }, publications: [{ number: 'EP3000001A1', date: '2021-03-03' }], applicants: ['EXAMPLE WORKS'], ipc: ['G06F16/33'], kind: 'invention',
    });
  });

  test('of DOCDB with a prefix is read alike', async () => {
    const prefixed = epoXml([{ serial: 1 }]).replace(' xmlns="http://www.epo.org/exchange"', ' xmlns:exch="http://www.epo.org/exchange"').replaceAll('exchange-document ', 'exch:exchange-document ').replaceAll('</exchange-document>', '</exch:exchange-document>');
    expect(await fates(prefixed)).toEqual(['EP3000001A1']);
  });

  test('in a zip of e-filing parts becomes one record numbered by its folder, its lines joined as the sentences run', async () => {
    const number = applicationNumber(9).replace('.', '');
    const parts = Object.fromEntries(Object.entries(EFILING_PARTS).map(([name, part]) => [`${number}/${name}`, strToU8(efilingXml(part))]));
    const zip = zipSync({ [`${number}/list.xml`]: strToU8('<list/>'), ...parts, [`${number}/1.tif`]: new Uint8Array(9), 'other/b.xml': strToU8(cnipaXml({ serial: 8 })) });
    expect(await recordOf(zip, 'p.zip')).toMatchObject({
      applicationNumber: { normal: applicationNumber(9) }, title: '一种示例装置', abstract: '本发明提供一种示例装置。', claims: ['一种示例装置，其特征在于，包括共享秘密，和甲。', '根据权利要求1所述的装置。'],
    });
    expect(await fates(zip, 'p.zip')).toEqual([applicationNumber(9), 'CN200000008B']);
    expect(await fates(efilingXml(EFILING_PARTS['100001.xml'] ?? ''), 'x.xml')).toEqual([expect.stringContaining('没有可用的专利号码')]);
  });

  test('in one file, one document behind another, is read document by document; the line of each is told', async () => {
    const one = usptoXml({ serial: 1 });
    const records = await read([one, '\n', one.replace('</us-parties>', ''), usptoXml({ serial: 3 })].join(''));
    expect(records.map(({ line, problems }) => [line, problems.length])).toEqual([[3, 0], [19, 1], [34, 0]]);
    expect(await fates([one, usptoXml({ serial: 2 })].join(''))).toEqual(['US9000001B2', 'US9000002B2']);
  });

  test('is read alike whatever pieces it comes in', async () => {
    const text = Buffer.from(`${cnipaXml({ serial: 1 })}${usptoXml({ serial: 2 })}${epoXml([{ serial: 3 }, { serial: 4 }])}`);
    const pieces = async function* (size: number): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size);
    };
    const whole = await Array.fromAsync(cutRecords(pieces(text.length), 'a.xml'));
    expect(whole).toHaveLength(4);
    for (const size of [1, 7, 600]) expect(await Array.fromAsync(cutRecords(pieces(size), 'a.xml'))).toEqual(whole);
  });

  test('with entities declared in its document type is refused unread, and the next document goes in', async () => {
    const bomb = usptoXml({ serial: 1 }).replace('[ ]>', '[<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>').replace('Example device', '&b;');
    const outside = usptoXml({ serial: 2 }).replace('[ ]>', '[<!ENTITY x SYSTEM "file:///etc/hostname">]>').replace('Example device', '&x;');
    const undefinedOne = usptoXml({ serial: 3 }).replace('Example device', '&x;');
    expect(await fates([bomb, outside, undefinedOne, usptoXml({ serial: 4 })].join(''))).toEqual([expect.stringContaining('定义了实体'), expect.stringContaining('定义了实体'), expect.stringContaining('没有定义的实体'), 'US9000004B2']);
  });

  test('in another namespace, cut off, with tags that do not match, or of no patent says so', async () => {
    expect(await fates(cnipaXml({ serial: 1, namespace: 'http://example.com/business' }))).toEqual([expect.stringContaining('命名空间是“http://example.com/business”')]);
    expect(await fates(cnipaXml({ serial: 1 }).slice(0, -200))).toEqual([expect.stringContaining('没有结束')]);
    const [, broken, last] = await fates(epoXml([{ serial: 1 }, { serial: 2, title: '<b>x' }, { serial: 3 }]));
    expect([broken, last]).toEqual([expect.stringContaining('起止标签不配对'), 'EP3000003A1']);
    expect(await fates(epoXml([{ serial: 1, namespace: 'http://example.com/x' }, { serial: 2 }]))).toEqual([expect.stringContaining('命名空间'), 'EP3000002A1']);
    expect(await fates(`<?xml version="1.0"?><sequence-cwu/>${usptoXml({ serial: 1 })}`)).toEqual(['US9000001B2']);
    expect(await fates('<?xml version="1.0"?><invoice/>')).toEqual([expect.stringContaining('根元素 invoice')]);
  });

  test('in another encoding than it says is refused; in any that it says it is read', async () => {
    const title = Buffer.from([0xd2, 0xbb, 0xd6, 0xd6]);
    const [before = '', after = ''] = cnipaXml({ serial: 1, title: '@@' }).split('@@');
    expect(await fates(Buffer.concat([Buffer.from(before), title, Buffer.from(after)]))).toEqual([expect.stringContaining('无法解码')]);
    const ascii = (text: string): Buffer => Buffer.from(text.replace(/[^\u0020-\u007e\n]/g, ''));
    const gbk = Buffer.concat([ascii(before.replace('UTF-8', 'GBK')), title, ascii(after)]);
    expect(await recordOf(gbk)).toMatchObject({ title: '一种' });
    expect(await recordOf(Buffer.from(`\ufeff${cnipaXml({ serial: 1 }).replace('UTF-8', 'UTF-16')}`, 'utf16le'))).toMatchObject({ title: '一种示例装置1' });
  });

  test('without a number, of a future day or with a mistyped class is refused record by record', async () => {
    expect(await fates(epoXml([{ serial: 1, date: '20990101' }, { serial: 2, ipc: 'G0GF 16/33' }, { serial: 3 }]).replace('kind="A1"', 'kind=""').replace('<kind>A1</kind>', ''))).toEqual([
      expect.stringContaining('没有可用的专利号码'), expect.stringContaining('G0GF 16/33'), 'EP3000003A1',
    ]);
    expect(await fates(cnipaXml({ serial: 1, date: '20260311' }))).toEqual([expect.stringContaining('晚于今天')]);
  });

  test('made to break readers ends in bounded memory and time', async () => {
    const deep = '<?xml version="1.0"?><us-patent-grant>' + '<a>'.repeat(300_000);
    expect(await fates(deep + usptoXml({ serial: 1 }))).toEqual([expect.stringContaining('嵌套'), 'US9000001B2']);
    const long = '<?xml version="1.0"?><us-patent-grant><abstract>' + 'x'.repeat(65_000_000);
    expect(await fates(long)).toEqual([expect.stringContaining('6400 万')]);
  });

  test('in a damaged zip is refused as a file', async () => {
    const zip = zipSync({ 'a.xml': strToU8(cnipaXml({ serial: 1 })) });
    await expect(read(zip.subarray(0, zip.length / 2), 'a.zip')).rejects.toMatchObject({ problems: [{ code: 'damaged-file' }] });
  });
});
