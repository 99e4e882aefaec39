/** Invented patents in further forms: the USPTO's of before 2005, the EPO's publications, ST.36, ST.96, and CNIPA's request. */

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

const pdat = (name: string, text: string): string => `<${name}><PDAT>${text}</PDAT></${name}>`;

/** A grant of before 2005; as SGML it has no declaration and leaves its empty elements open. */
export function patdocXml(serial: number, form: 'xml' | 'sgml' = 'xml', title = `Example &lsqb;old&rsqb; device ${serial}`): string {
  const close = form === 'sgml' ? '' : '/';
  const head = form === 'sgml'
    ? '<!DOCTYPE PATDOC PUBLIC "-//USPTO//DTD ST.32 US PATENT GRANT V2.4 2000-09-20//EN" [\n<!ENTITY E-D00001.TIF SYSTEM "E-D00001.TIF" NDATA TIF>\n]>\n'
    : `${DECLARATION}<!DOCTYPE PATDOC SYSTEM "ST32-US-Grant-025xml.dtd" [\n<!ENTITY E-D00001.TIF SYSTEM "E-D00001.TIF" NDATA TIF>\n]>\n`;
  const party = (item: string): string => `<${item}><PARTY-US><NAM>${pdat('FNM', 'Jane')}<SNM><STEXT><PDAT>Doe</PDAT></STEXT></SNM></NAM><ADR>${pdat('CITY', 'Springfield')}${pdat('CTRY', 'US')}</ADR></PARTY-US></${item}>`;
  const firm = (item: string, name: string): string => `<${item}><PARTY-US><NAM><ONM><STEXT><PDAT>${name}</PDAT></STEXT></ONM></NAM></PARTY-US></${item}>`;
  return `${head}<PATDOC DTD="2.5" STATUS="Build 20020918">
<SDOBI><B100><B110><DNUM><PDAT>0${6_000_000 + serial}</PDAT></DNUM></B110>${pdat('B130', 'B1')}<B140><DATE><PDAT>20021203</PDAT></DATE></B140>${pdat('B190', 'US')}</B100>
<B200><B210><DNUM><PDAT>0988${String(serial).padStart(4, '0')}</PDAT></DNUM></B210>${pdat('B211US', '09')}<B220><DATE><PDAT>20010406</PDAT></DATE></B220></B200>
<B300><B310><DNUM><PDAT>2000-111111</PDAT></DNUM></B310><B320><DATE><PDAT>20000406</PDAT></DATE></B320>${pdat('B330', 'JP')}<B310><DNUM><PDAT>2000-222222</PDAT></DNUM></B310><B320><DATE><PDAT>20000506</PDAT></DATE></B320>${pdat('B330', 'JP')}</B300>
<B500><B510>${pdat('B511', 'G06F  1730')}${pdat('B512', 'H01L02100')}${pdat('B516', '7')}</B510><B540><STEXT><PDAT>${title}</PDAT></STEXT></B540>
<B560><B561><PCIT><DOC><DNUM><PDAT>5000001</PDAT></DNUM><DATE><PDAT>19910300</PDAT></DATE><KIND><PDAT>A</PDAT></KIND></DOC></PCIT><CITED-BY-EXAMINER${close}></B561><B562><NCIT><STEXT><PDAT>Doe&mdash;Devices.</PDAT></STEXT></NCIT><CITED-BY-OTHER${close}></B562></B560></B500>
<B700><B720>${party('B721')}</B720><B730>${firm('B731', 'Example Holding')}</B730><B740>${firm('B741', 'Example Attorneys')}</B740></B700></SDOBI>
<SDOAB><BTEXT><PARA ID="P-1" LVL="0"><PTEXT><PDAT>An example&agr;.</PDAT></PTEXT></PARA></BTEXT></SDOAB>
<SDODE><BRFSUM><BTEXT><H LVL="1"><STEXT><PDAT>BACKGROUND</PDAT></STEXT></H><PARA ID="P-2" LVL="0"><PTEXT><PDAT>It is </PDAT><HIL><BOLD><PDAT>old</PDAT></BOLD></HIL><PDAT>.</PDAT></PTEXT></PARA></BTEXT></BRFSUM></SDODE>
<SDOCL><CL><CLM ID="CLM-1"><PARA ID="P-3" LVL="0"><PTEXT><PDAT>1. An example device.</PDAT></PTEXT></PARA></CLM><CLM ID="CLM-2"><PARA ID="P-4" LVL="0"><PTEXT><PDAT>2. The device of </PDAT><CLREF ID="CLM-1"><PDAT>claim 1</PDAT></CLREF><PDAT>.</PDAT></PTEXT></PARA></CLM></CL></SDOCL>
<SDODR ID="DRAWINGS"><EMI ID="EMI-D1" FILE="E-D00001.TIF"${close}></SDODR></PATDOC>
`;
}

/** A published application of before 2005. */
export function papXml(serial: number): string {
  return `${DECLARATION}<!DOCTYPE patent-application-publication SYSTEM "pap-v16-2002-01-01.dtd" [\n<!ENTITY P-D1.TIF SYSTEM "P-D1.TIF" NDATA TIF>\n]>
<patent-application-publication><subdoc-bibliographic-information><document-id><doc-number>2002000${1000 + serial}</doc-number><kind-code>A1</kind-code><document-date>20020103</document-date></document-id>
<domestic-filing-data><application-number><doc-number>0977${String(serial).padStart(4, '0')}</doc-number></application-number><filing-date>20010601</filing-date></domestic-filing-data>
<foreign-priority-data><priority-application-number><doc-number>2000-333333</doc-number></priority-application-number><filing-date>20000601</filing-date><country-code>JP</country-code></foreign-priority-data>
<technical-information><classification-ipc><classification-ipc-primary><ipc>G06F017/30</ipc></classification-ipc-primary><classification-ipc-edition>07</classification-ipc-edition></classification-ipc><title-of-invention>Example application ${serial}</title-of-invention></technical-information>
<inventors><first-named-inventor><name><given-name>Jane</given-name><family-name>Doe</family-name></name><residence><residence-us><city>Springfield</city><state>IL</state></residence-us></residence></first-named-inventor></inventors>
<assignee><organization-name>Example Holding</organization-name></assignee></subdoc-bibliographic-information>
<subdoc-abstract><paragraph id="A-0001" lvl="0"><number>&lsqb;0000&rsqb;</number> An example.</paragraph></subdoc-abstract>
<subdoc-description><summary-of-invention><section><heading lvl="1">BACKGROUND</heading><paragraph id="P-1" lvl="0"><number>&lsqb;0001&rsqb;</number> It is described.</paragraph></section></summary-of-invention></subdoc-description>
<subdoc-claims><heading lvl="1">What is claimed is:</heading><claim id="CLM-1"><claim-text>1. An example device.</claim-text></claim></subdoc-claims>
<subdoc-drawings id="DRAWINGS"><figure id="F1"><image id="I1" file="P-D1.TIF" imf="TIFF"/></figure></subdoc-drawings></patent-application-publication>
`;
}

/** A specification of the EPO, its claims in two languages. */
export function epPublicationXml(serial: number, date = '20200101'): string {
  return `${DECLARATION}<!DOCTYPE ep-patent-document PUBLIC "-//EPO//EP PATENT DOCUMENT 1.7//EN" "ep-patent-document-v1-7.dtd">
<ep-patent-document id="x" lang="en" country="EP" doc-number="${3_100_000 + serial}" kind="B1" date-publ="${date}"><SDOBI lang="en"><B200><B210>18${String(serial).padStart(6, '0')}.5</B210><B220><date>20180110</date></B220></B200>
<B300><B310>2017000001</B310><B320><date>20170110</date></B320><B330><ctry>JP</ctry></B330></B300>
<B500><B510EP><classification-ipcr sequence="1"><text>G06F  16/33        20190101AFI20200101BHEP        </text></classification-ipcr></B510EP><B540><B541>de</B541><B542>Beispiel</B542><B541>en</B541><B542>Example ${serial}</B542></B540><B560><B561><text>EP-A- 0 123 456</text></B561><B562><text>DOE: Devices</text></B562></B560></B500>
<B700><B720><B721><snm>Doe, Jane\nc/o Example</snm></B721></B720><B730><B731><snm>Example Works N.V.</snm><adr><city>Springfield</city><ctry>NL</ctry></adr></B731></B730><B740><B741><snm>Example Attorneys</snm></B741></B740></B700></SDOBI>
<description id="desc" lang="en"><heading id="h1">FIELD</heading><p id="p1" num="0001">The example.</p></description><claims id="c1" lang="de"><claim num="0001"><claim-text>Vorrichtung.</claim-text></claim></claims><claims id="c2" lang="en"><claim num="0001"><claim-text>A device.</claim-text></claim></claims>
<drawings id="draw"><figure id="f1" num="1"><img id="if1" file="imgf0001.tif"/></figure></drawings></ep-patent-document>
`;
}

/** A Chinese publication after ST.36. */
export function cnSt36Xml(serial: number, number: string): string {
  return `${DECLARATION}<cn-patent-document lang="ZH" country="CN"><cn-bibliographic-data><cn-publication-reference><document-id><country>CN</country><doc-number>${104_000_000 + serial}</doc-number><kind>A</kind><date>20191224</date></document-id></cn-publication-reference>
<application-reference appl-type="发明专利"><document-id><country>CN</country><doc-number>${number}</doc-number><date>20190819</date></document-id></application-reference>
<classifications-ipcr><classification-ipcr><text>A24B   15/18    (2006.01)</text></classification-ipcr></classifications-ipcr><invention-title>一种旧式装置${serial}</invention-title><abstract><p num="1">本发明公开了一种装置。</p></abstract>
<cn-parties><cn-applicants><cn-applicant sequence="1"><addressbook lang="ZH"><name>示例工业公司</name><address><text>990000 示例省示例市二路</text></address></addressbook></cn-applicant></cn-applicants><cn-inventors><cn-inventor sequence="1"><name>王某</name></cn-inventor></cn-inventors><cn-agents><cn-agent sequence="1"><cn-agency><name>示例代理所 99001</name></cn-agency><name>李某</name></cn-agent></cn-agents></cn-parties></cn-bibliographic-data>
<application-body lang="CN" country="CN"><description><invention-title>一种旧式装置</invention-title><p num="0001">技术领域\n\t</p><p num="0002">本发明属于装置领域。\n</p></description><claims><claim num="0001"><claim-text>1.一种装置，其特征在于：用\n<br/>甲。\n<br/></claim-text></claim></claims></application-body></cn-patent-document>
`;
}

/** A publication after ST.96. */
export function st96Xml(serial: number, namespace = 'http://www.wipo.int/standards/XMLSchema/ST96/Patent'): string {
  const contact = (name: string): string => `<com:PublicationContact><com:Name>${name}</com:Name><com:CountryCode>US</com:CountryCode></com:PublicationContact>`;
  const id = (office: string, number: string, day: string): string => `<com:IPOfficeCode>${office}</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>${number}</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>${day}</pat:FilingDate>`;
  const person = contact('<com:PersonName><com:PersonStructuredName><com:FirstName>Jane</com:FirstName><com:LastName>Doe</com:LastName></com:PersonStructuredName></com:PersonName>');
  return `${DECLARATION}<pat:PatentPublication xmlns:pat="${namespace}" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0" com:languageCode="en">
<pat:BibliographicData><pat:PatentPublicationIdentification><com:IPOfficeCode>US</com:IPOfficeCode><pat:PublicationNumber>0${8_000_000 + serial}</pat:PublicationNumber><com:PatentDocumentKindCode>B2</com:PatentDocumentKindCode><com:PublicationDate>2015-01-20</com:PublicationDate></pat:PatentPublicationIdentification>
<pat:ApplicationIdentification>${id('US', String(13_000_000 + serial), '2013-03-12')}<pat:InventionSubjectMatterCategory>Utility</pat:InventionSubjectMatterCategory></pat:ApplicationIdentification>
<pat:PriorityClaimBag><pat:PriorityClaim>${id('JP', '2012-000001', '2012-03-12')}</pat:PriorityClaim></pat:PriorityClaimBag>
<pat:PatentClassificationBag><pat:IPCRClassificationBag><pat:IPCRClassification><pat:Section>H</pat:Section><pat:Class>01</pat:Class><pat:Subclass>L</pat:Subclass><pat:MainGroup>21</pat:MainGroup><pat:Subgroup>30</pat:Subgroup></pat:IPCRClassification></pat:IPCRClassificationBag></pat:PatentClassificationBag>
<pat:InventionTitleBag><pat:InventionTitle com:languageCode="en">Example publication ${serial}</pat:InventionTitle></pat:InventionTitleBag>
<pat:ReferenceCitationBag><pat:ReferenceCitation pat:citingPartyCategory="Examiner"><com:PatentCitation><com:CitedPatentDocumentIdentification><com:IPOfficeCode>US</com:IPOfficeCode><com:DocumentNumber>2004/0200001</com:DocumentNumber><com:PatentDocumentKindCode>A1</com:PatentDocumentKindCode></com:CitedPatentDocumentIdentification></com:PatentCitation></pat:ReferenceCitation><pat:ReferenceCitation pat:citingPartyCategory="Applicant"><com:NPLCitation><com:NPLCitationText>Doe, Devices.</com:NPLCitationText></com:NPLCitation></pat:ReferenceCitation></pat:ReferenceCitationBag>
<pat:PartyBag><pat:ApplicantBag><pat:Applicant>${person}</pat:Applicant></pat:ApplicantBag><pat:InventorBag><pat:Inventor>${person}</pat:Inventor></pat:InventorBag><pat:AssigneeBag><pat:Assignee>${contact('<com:EntityName>Example Holding</com:EntityName>')}</pat:Assignee></pat:AssigneeBag></pat:PartyBag></pat:BibliographicData>
<pat:Description><pat:TechnicalField><com:Heading>TECHNICAL FIELD</com:Heading><com:P com:pNumber="0001">The SiO<com:Sub>2</com:Sub> example.</com:P></pat:TechnicalField></pat:Description>
<pat:Claims><pat:Claim><pat:ClaimNumber>1</pat:ClaimNumber><pat:ClaimText>1. A device, comprising:<pat:ClaimText>a part.</pat:ClaimText></pat:ClaimText></pat:Claim></pat:Claims>
<pat:Abstract><com:P com:pNumber="0000">An example.</com:P></pat:Abstract><pat:Drawings><pat:PageImage><com:FileName>US-D1.TIF</com:FileName></pat:PageImage></pat:Drawings></pat:PatentPublication>
`;
}

/** The request of an electronic filing. */
export function requestXml(number = ''): string {
  return `${DECLARATION}<发明专利请求书><申请号>${number}</申请号><申请日>20190819</申请日><发明名称>一种示例装置</发明名称><发明人><第一发明人><姓名>王某</姓名><请求不公开>0</请求不公开><身份证号>990000199001010000</身份证号></第一发明人><其他发明人 顺序="1"><姓名>李某</姓名><请求不公开>1</请求不公开></其他发明人></发明人>
<申请人><第一申请人><姓名或名称>示例科技有限公司</姓名或名称><省自治区直辖市名称>示例省</省自治区直辖市名称><市县名称>示例市</市县名称><城区乡街道门牌号>东湖区一路</城区乡街道门牌号><邮政编码>990000</邮政编码><电话>99</电话></第一申请人><其他申请人 顺序="1"><姓名或名称></姓名或名称></其他申请人></申请人>
<要求优先权声明><在先申请 顺序="1"><在先申请国别或地区>US</在先申请国别或地区><在先申请日>20180819</在先申请日><在先申请号>62/000,001</在先申请号></在先申请><在先申请 顺序="2"><在先申请号></在先申请号></在先申请></要求优先权声明></发明专利请求书>`;
}
