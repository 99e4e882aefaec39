import { applicationCheckDigit } from '#domain/patent/number.ts';

/** Invented patents in the forms of the offices; nothing of a real file is in them. */

export interface Sample {
  readonly serial: number;
  readonly title?: string;
  readonly ipc?: string;
  readonly date?: string;
  readonly namespace?: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const BUSINESS = 'http://www.sipo.gov.cn/XMLSchema/business';

/** `201910000007.X`. */
export function applicationNumber(serial: number): string {
  const body = `20191${String(serial).padStart(7, '0')}`;
  return `${body}.${applicationCheckDigit(body)}`;
}

/** A grant (B) of an invention as CNIPA publishes it; its application was published before. */
export function cnipaXml({ serial, title = `一种示例装置${serial}`, ipc = 'G06F   16/33    (2019.01)', date = '20210305', namespace = BUSINESS }: Sample): string {
  const id = (number: string, kind: string, day: string): string => `<base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>${number}</base:DocNumber><base:Kind>${kind}</base:Kind><base:Date>${day}</base:Date></base:DocumentID>`;
  const party = (name: string): string => `<base:AddressBook lang="zh"><base:Name>${name}</base:Name><base:Address><base:PostCode>0</base:PostCode><base:Text>990000 示例省示例市东湖区一路${serial}号</base:Text></base:Address></base:AddressBook>`;
  return `${DECLARATION}<!DOCTYPE business:PatentDocumentAndRelated SYSTEM "/DTDS/example.dtd"[]>
<business:PatentDocumentAndRelated xmlns:base="http://www.sipo.gov.cn/XMLSchema/base" xmlns:business="${namespace}" country="CN" docNumber="${200_000_000 + serial}" kind="B" datePublication="${date}">
<business:BibliographicData>
<business:PublicationReference dataFormat="original">${id(String(200_000_000 + serial), 'B', date)}</business:PublicationReference>
<business:ApplicationReference dataFormat="original">${id(applicationNumber(serial), '', '20190124')}</business:ApplicationReference>
<business:ApplicationReference dataFormat="standard">${id(`102019000${serial}`, '', '20190124')}</business:ApplicationReference>
<business:ClassificationIPCRDetails><business:ClassificationIPCR><base:Text>${ipc}</base:Text></business:ClassificationIPCR></business:ClassificationIPCRDetails>
<business:InventionTitle lang="zh">${title}</business:InventionTitle>
<business:ReferencesCited><business:Citation srepPhase="SEA"><business:ApplicationCitation><business:PublicationReference dataFormat="original">${id('109000001', 'A', '20190101')}</business:PublicationReference></business:ApplicationCitation></business:Citation><business:Citation srepPhase="SEA"><business:NPLCitation>示例. 装置学. 2017.</business:NPLCitation></business:Citation></business:ReferencesCited>
<business:Priorities><business:Priority>${id('62/100,001', '', '20180124').replace('>CN<', '>US<')}</business:Priority></business:Priorities>
<business:RelatedDocuments><business:RelatedPublicationDoc>${id(String(200_000_000 + serial), 'A', '20190709')}</business:RelatedPublicationDoc></business:RelatedDocuments>
<business:Parties><business:ApplicantDetails><business:Applicant dataFormat="original">${party('示例科技有限公司')}</business:Applicant></business:ApplicantDetails>
<business:InventorDetails><business:Inventor dataFormat="original"><base:AddressBook><base:Name>王某</base:Name></base:AddressBook></business:Inventor></business:InventorDetails>
<business:AgentDetails><business:CustomerNumber>99001</business:CustomerNumber><business:Agent><business:Agency><base:AddressBook><base:OrganizationName>示例专利代理事务所</base:OrganizationName></base:AddressBook></business:Agency><base:AddressBook><base:Name>李某</base:Name></base:AddressBook></business:Agent></business:AgentDetails></business:Parties>
<business:AssigneeDetails><business:Assignee dataFormat="original">${party('示例控股集团')}</business:Assignee></business:AssigneeDetails>
</business:BibliographicData>
<business:Abstract dataFormat="original"><base:Paragraphs num="0001">本发明公开了一种<base:I>示例</base:I>装置。</base:Paragraphs></business:Abstract>
<business:Description lang="zh"><business:InventionTitle>${title}</business:InventionTitle><base:Paragraphs num="0001">技术领域</base:Paragraphs><base:Paragraphs num="0002">本发明涉及装置<base:Image file="X1.TIF"/>的装配，
      号码为特征字句${serial}。</base:Paragraphs></business:Description>
<business:Drawings><base:Figure num="0001" figureLabels="图1"><base:Image file="DRIMG${serial}.TIF"/></base:Figure></business:Drawings>
<business:Claims><business:Claim num="0001"><business:ClaimText>1.一种示例装置，其特征在于：</business:ClaimText><business:ClaimText>包括甲；</business:ClaimText></business:Claim><business:Claim num="0002"><business:ClaimText>2.如权利要求1所述的示例装置。</business:ClaimText></business:Claim></business:Claims>
</business:PatentDocumentAndRelated>
`;
}

/** A grant as the USPTO publishes it; its weekly files are many of these, one behind another. */
export function usptoXml({ serial, title = `Example device ${serial}`, ipc = '33', date = '20210302' }: Sample): string {
  const id = (number: string, kind: string, day: string): string => `<document-id><country>US</country><doc-number>${number}</doc-number><kind>${kind}</kind><date>${day}</date></document-id>`;
  const symbol = `<section>G</section><class>06</class><subclass>F</subclass><main-group>16</main-group><subgroup>${ipc}</subgroup>`;
  return `${DECLARATION}<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45-2014-04-03.dtd" [ ]>
<us-patent-grant lang="EN" country="US" date-publ="${date}"><us-bibliographic-data-grant>
<publication-reference>${id(`0${9_000_000 + serial}`, 'B2', date)}</publication-reference>
<application-reference appl-type="utility">${id(String(16_000_000 + serial), '', '20190124')}</application-reference>
<priority-claims><priority-claim sequence="01" kind="national"><country>JP</country><doc-number>2018-000001</doc-number><date>20180124</date></priority-claim></priority-claims>
<classifications-ipcr><classification-ipcr>${symbol}</classification-ipcr></classifications-ipcr>
<classifications-cpc><main-cpc><classification-cpc>${symbol}</classification-cpc></main-cpc></classifications-cpc>
<invention-title id="d1">${title}</invention-title><us-references-cited><us-citation><patcit num="00001"><document-id><country>US</country><doc-number>2002/0020001</doc-number><kind>A1</kind><date>20020200</date></document-id></patcit><category>cited by examiner</category></us-citation><us-citation><nplcit num="00002"><othercit>Doe, <i>Devices</i>, 2001.</othercit></nplcit><category>cited by applicant</category></us-citation></us-references-cited>
<us-related-documents><related-publication>${id(`2020000${serial}`.slice(0, 11).padEnd(11, '0'), 'A1', '20200107')}</related-publication></us-related-documents>
<us-parties><us-applicants><us-applicant app-type="applicant"><addressbook><orgname>Example Works, Inc.</orgname><address><city>Springfield</city><country>US</country></address></addressbook></us-applicant></us-applicants>
<inventors><inventor><addressbook><last-name>Doe</last-name><first-name>Jane</first-name></addressbook></inventor></inventors></us-parties>
<assignees><assignee><addressbook><orgname>Example Holding LLC</orgname></addressbook></assignee></assignees>
</us-bibliographic-data-grant><abstract><p>An example device.</p></abstract><drawings id="DRAWINGS"><figure num="00001"><img file="US0${9_000_000 + serial}-D00001.TIF"/></figure></drawings><description><heading id="h-1" level="1">BACKGROUND</heading><p num="0001">The widget<sub>${serial}</sub> is described. <tables><table><row><entry>one</entry><entry>two</entry></row></table></tables></p></description>
<claims><claim num="00001"><claim-text>1. An example device, comprising:<claim-text>a part.</claim-text></claim-text></claim></claims></us-patent-grant>
`;
}

/** Exchange documents of the EPO, several in one answer. */
export function epoXml(samples: readonly Sample[]): string {
  const one = ({ serial, title = `Example ${serial}`, ipc = 'G06F  16/    33            A I', date = '20210303', namespace = '' }: Sample): string => `<exchange-document${namespace && ` xmlns="${namespace}"`} country="EP" doc-number="${3_000_000 + serial}" kind="A1"><bibliographic-data>
<publication-reference><document-id document-id-type="docdb"><country>EP</country><doc-number>${3_000_000 + serial}</doc-number><kind>A1</kind><date>${date}</date></document-id></publication-reference>
<classifications-ipcr><classification-ipcr sequence="1"><text>${ipc}</text></classification-ipcr></classifications-ipcr>
<application-reference><document-id document-id-type="docdb"><country>EP</country><doc-number>${19_000_000 + serial}</doc-number><kind>A</kind><date>20190124</date></document-id></application-reference>
<parties><applicants><applicant sequence="1" data-format="epodoc"><applicant-name><name>EXAMPLE WORKS [NL]</name></applicant-name></applicant></applicants></parties>
<invention-title lang="de">Beispiel</invention-title><invention-title lang="en">${title}</invention-title></bibliographic-data><abstract lang="en"><p>An example.</p></abstract></exchange-document>`;
  return `${DECLARATION}<ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org"><exchange-documents>
${samples.map(one).join('\n')}
</exchange-documents></ops:world-patent-data>
`;
}

/** One part of an application filed electronically, as its lines were broken. */
export function efilingXml(part: string): string {
  return `${DECLARATION}<!DOCTYPE cn-application-body SYSTEM "/dtdandxsl/example.dtd"><cn-application-body lang="zh" country="CN">${part}</cn-application-body>`;
}

export const EFILING_PARTS: Readonly<Record<string, string>> = {
  '100001.xml': '<cn-claims><claim num="1"><claim-text>一种示例装置，其特征在于，包括共享<br/>\n秘密，<br/>\n和甲。<br/>\n</claim-text></claim><claim num="2"><claim-text>根据权利要求1所述的装置。</claim-text></claim></cn-claims>',
  '100002.xml': '<description><invention-title>一种示例<br/>\n装置</invention-title><heading>技术领域<br/>\n</heading><p num="0001">说明书<br/>\n第一段。</p></description>',
  '100003.xml': '<cn-drawings><figure num="0001" figure-labels="图1"><img file="H1.jpg"/></figure></cn-drawings>',
  '100004.xml': '<cn-abstract><p>本发明提供一种示例<br/>\n装置。</p></cn-abstract>',
};
