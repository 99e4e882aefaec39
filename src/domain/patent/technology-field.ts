import type { Label } from '../text.ts';

/** The five sectors of the technology fields (技术部门). */
export const SECTORS = {
  electrical: { zh: '电气工程', en: 'Electrical engineering' },
  instruments: { zh: '仪器', en: 'Instruments' },
  chemistry: { zh: '化学', en: 'Chemistry' },
  mechanical: { zh: '机械工程', en: 'Mechanical engineering' },
  other: { zh: '其他领域', en: 'Other fields' },
} as const satisfies Record<string, Label>;

/** One of the 35 fields of the World Intellectual Property Organization (技术领域). */
export interface TechnologyField {
  readonly number: number;
  readonly sector: keyof typeof SECTORS;
  readonly name: Label;
}

/**
 * WIPO's IPC-Technology Concordance. `H01:BC` holds the subclasses H01B and H01C, `H10` a whole class, `H04N21` one main
 * group. A subclass shared by two fields stands under the one that has most of it, which so also has its later groups;
 * H10 took over from H01L in 2023.
 */
const FIELDS: readonly (TechnologyField & { readonly holds: string })[] = [
  { number: 1, sector: 'electrical', name: { zh: '电机、电气装置、电能', en: 'Electrical machinery, apparatus, energy' }, holds: 'F21:HKLSVWY H01:BCFGHJKMRT H02:BGHJKMNPS H05:BCF H99:Z' },
  { number: 2, sector: 'electrical', name: { zh: '音像技术', en: 'Audio-visual technology' }, holds: 'G09:FG G11:B H04:NRS H05:K' },
  { number: 3, sector: 'electrical', name: { zh: '电信', en: 'Telecommunications' }, holds: 'G08:C H01:PQ H04:BHJKMQ H04N1' },
  { number: 4, sector: 'electrical', name: { zh: '数字通信', en: 'Digital communication' }, holds: 'H04:LW H04N21' },
  { number: 5, sector: 'electrical', name: { zh: '基础通信程序', en: 'Basic communication processes' }, holds: 'H03:BCDFGHJKLM' },
  { number: 6, sector: 'electrical', name: { zh: '计算机技术', en: 'Computer technology' }, holds: 'G06:CDEFGJKMNT G10:L G11:C G16:BCZ' },
  { number: 7, sector: 'electrical', name: { zh: '信息技术管理方法', en: 'IT methods for management' }, holds: 'G06:Q' },
  { number: 8, sector: 'electrical', name: { zh: '半导体', en: 'Semiconductors' }, holds: 'H01:L H10' },
  { number: 9, sector: 'instruments', name: { zh: '光学', en: 'Optics' }, holds: 'G02:BCF G03:BCDFGH H01:S' },
  { number: 10, sector: 'instruments', name: { zh: '测量', en: 'Measurement' }, holds: 'G01:BCDFGHJKLMNPQRSVW G04:BCDFGR G12:B G99:Z' },
  { number: 11, sector: 'instruments', name: { zh: '生物材料分析', en: 'Analysis of biological materials' }, holds: 'G01N33' },
  { number: 12, sector: 'instruments', name: { zh: '控制', en: 'Control' }, holds: 'G05:BDF G07:BCDFG G08:BG G09:BCD' },
  { number: 13, sector: 'instruments', name: { zh: '医疗技术', en: 'Medical technology' }, holds: 'A61:BCDFGHJLMN G16:H H05:G' },
  { number: 14, sector: 'chemistry', name: { zh: '有机精细化学', en: 'Organic fine chemistry' }, holds: 'A61K8 A61:Q C07:BCDFHJ C40:B' },
  { number: 15, sector: 'chemistry', name: { zh: '生物技术', en: 'Biotechnology' }, holds: 'C07:GK C12:MNPQRS' },
  { number: 16, sector: 'chemistry', name: { zh: '药品', en: 'Pharmaceuticals' }, holds: 'A61:KP' },
  { number: 17, sector: 'chemistry', name: { zh: '高分子化学、聚合物', en: 'Macromolecular chemistry, polymers' }, holds: 'C08:BCFGHKL' },
  { number: 18, sector: 'chemistry', name: { zh: '食品化学', en: 'Food chemistry' }, holds: 'A01:H A21:D A23:BCDFGJKL C12:CFGHJ C13:BDFJK' },
  { number: 19, sector: 'chemistry', name: { zh: '基础材料化学', en: 'Basic materials chemistry' }, holds: 'A01:NP C05:BCDFG C06:BCDF C09:BCDFGHJK C10:BCFGHJKLMN C11:BCD C99:Z' },
  { number: 20, sector: 'chemistry', name: { zh: '材料、冶金', en: 'Materials, metallurgy' }, holds: 'B22:CDF C01:BCDFG C03:C C04:B C21:BCD C22:BCF' },
  { number: 21, sector: 'chemistry', name: { zh: '表面加工技术、涂层', en: 'Surface technology, coating' }, holds: 'B05:CD B32:B C23:CDFG C25:BCDF C30:B' },
  { number: 22, sector: 'chemistry', name: { zh: '显微结构和纳米技术', en: 'Micro-structural and nano-technology' }, holds: 'B81:BC B82:BY' },
  { number: 23, sector: 'chemistry', name: { zh: '化学工程', en: 'Chemical engineering' }, holds: 'B01:BDFJL B02:C B03:BCD B04:BC B05:B B06:B B07:BC B08:B C14:C D06:BCL F25:J F26:B H05:H' },
  { number: 24, sector: 'chemistry', name: { zh: '环境技术', en: 'Environmental technology' }, holds: 'A62:C B01D45 B01D46 B01D47 B01D49 B01D50 B01D51 B01D52 B01D53 B09:BC B65:F C02:F E01F8 F01:N F23:GJ G01:T' },
  { number: 25, sector: 'mechanical', name: { zh: '装卸', en: 'Handling' }, holds: 'B25:J B65:BCDGH B66:BCDF B67:BCD' },
  { number: 26, sector: 'mechanical', name: { zh: '机器工具', en: 'Machine tools' }, holds: 'A62:D B21:BCDFGHJKL B23:BCDFGHKPQ B24:BCD B25:BCDFGH B26:BDF B27:BCDFGHJKLMN B30:B' },
  { number: 27, sector: 'mechanical', name: { zh: '发动机、泵、涡轮机', en: 'Engines, pumps, turbines' }, holds: 'F01:BCDKLMP F02:BCDFGKMNP F03:BCDGH F04:BCDF F23:R F99:Z G21:BCDFGHJK' },
  { number: 28, sector: 'mechanical', name: { zh: '纺织和造纸机器', en: 'Textile and paper machines' }, holds: 'A41:H A43:D A46:D B31:BCDF B41:BCDFGJKLMN C14:B D01:BCDFGH D02:GHJ D03:CDJ D04:BCGH D05:BC D06:GHJMPQ D21:BCDFGHJ D99:Z' },
  { number: 29, sector: 'mechanical', name: { zh: '其他特殊机械', en: 'Other special machines' }, holds: 'A01:BCDFGJKLM A21:BC A22:BC A23:NP B02:B B28:BCD B29:BCDKL B33:Y B99:Z C03:B C08:J C12:L C13B5 C13B15 C13B25 C13B45 C13:CGH F41:ABCFGHJ F42:BCD' },
  { number: 30, sector: 'mechanical', name: { zh: '热工过程和器具', en: 'Thermal processes and apparatus' }, holds: 'F22:BDG F23:BCDHKLMNQ F24:BCDFHJSTV F25:BC F27:BD F28:BCDFG' },
  { number: 31, sector: 'mechanical', name: { zh: '机器零件', en: 'Mechanical elements' }, holds: 'F15:BCD F16:BCDFGHJKLMNPST F17:BCD G05:G' },
  { number: 32, sector: 'mechanical', name: { zh: '运输', en: 'Transport' }, holds: 'B60:BCDFGHJKLMNPQRSTVW B61:BCDFGHJKL B62:BCDHJKLM B63:BCGHJ B64:BCDFG' },
  { number: 33, sector: 'other', name: { zh: '家具、游戏', en: 'Furniture, games' }, holds: 'A47:BCDFGHJKL A63:BCDFGHJK' },
  { number: 34, sector: 'other', name: { zh: '其他消费品', en: 'Other consumer goods' }, holds: 'A24:BCDF A41:BCDFG A42:BC A43:BC A44:BC A45:BCDF A46:B A62:B A99:Z B42:BCDF B43:KLM B44:BCDF B68:BCFG D04:D D06:FN D07:B F25:D G10:BCDFGHK' },
  { number: 35, sector: 'other', name: { zh: '土木工程', en: 'Civil engineering' }, holds: 'E01:BCDFH E02:BCDF E03:BCDF E04:BCDFGH E05:BCDFG E06:BC E21:BCDF E99:Z' },
];

export const TECHNOLOGY_FIELDS: readonly TechnologyField[] = FIELDS.map(({ number, sector, name }) => ({ number, sector, name }));

const NUMBERS = new Map(FIELDS.flatMap(({ number, holds }) => holds.split(' ').flatMap(prefixesOf).map((prefix) => [prefix, number] as const)));

function prefixesOf(entry: string): string[] {
  const [whole = '', letters] = entry.split(':');
  return letters === undefined ? [whole] : Array.from(letters, (letter) => whole + letter);
}

/**
 * The number of the technology field (技术领域) of an IPC symbol as `H01M10/0525` or `H01M`: the main group's, else the
 * subclass's, else the class's. Undefined where the table has none.
 */
export function technologyFieldOf(ipc: string): number | undefined {
  const [mainGroup = ''] = ipc.split('/');
  return NUMBERS.get(mainGroup) ?? NUMBERS.get(ipc.slice(0, 4)) ?? NUMBERS.get(ipc.slice(0, 3));
}
