/** A province-level region (省、自治区、直辖市、特别行政区) by its short name, with its full name and GB/T 2260 code. */
export interface Province {
  readonly short: string;
  readonly full: string;
  readonly code: string;
  /** Governed by the central government directly, so that its districts follow at once (直辖市). */
  readonly municipality?: true;
}

const municipality = (short: string, code: string): Province => ({ short, full: `${short}市`, code, municipality: true });
const province = (short: string, code: string): Province => ({ short, full: `${short}省`, code });

/** GB/T 2260, in the order of the codes. */
export const PROVINCES: readonly Province[] = [
  municipality('北京', '110000'),
  municipality('天津', '120000'),
  province('河北', '130000'),
  province('山西', '140000'),
  { short: '内蒙古', full: '内蒙古自治区', code: '150000' },
  province('辽宁', '210000'),
  province('吉林', '220000'),
  province('黑龙江', '230000'),
  municipality('上海', '310000'),
  province('江苏', '320000'),
  province('浙江', '330000'),
  province('安徽', '340000'),
  province('福建', '350000'),
  province('江西', '360000'),
  province('山东', '370000'),
  province('河南', '410000'),
  province('湖北', '420000'),
  province('湖南', '430000'),
  province('广东', '440000'),
  { short: '广西', full: '广西壮族自治区', code: '450000' },
  province('海南', '460000'),
  municipality('重庆', '500000'),
  province('四川', '510000'),
  province('贵州', '520000'),
  province('云南', '530000'),
  { short: '西藏', full: '西藏自治区', code: '540000' },
  province('陕西', '610000'),
  province('甘肃', '620000'),
  province('青海', '630000'),
  { short: '宁夏', full: '宁夏回族自治区', code: '640000' },
  { short: '新疆', full: '新疆维吾尔自治区', code: '650000' },
  province('台湾', '710000'),
  { short: '香港', full: '香港特别行政区', code: '810000' },
  { short: '澳门', full: '澳门特别行政区', code: '820000' },
];
