import type { ThemeConfig } from 'antd';

/** The colours of the house: ink on paper, one blue (青花), red only for what is official or broken. All pairs used together pass AA. */
export const COLOURS = {
  ink: '#1c2430',
  inkLight: '#5a6270',
  paper: '#fbfaf7',
  sheet: '#ffffff',
  line: '#e3e0d8',
  lineStrong: '#8d897e',
  blue: '#1f4e8c',
  blueWash: '#eaf0f8',
  red: '#b01e1e',
  redWash: '#fbeeec',
  amber: '#8a5a00',
  amberWash: '#fbf3df',
  green: '#2c6b45',
  greenWash: '#ebf4ee',
  grey: '#666a72',
} as const;

export const FONT_SANS = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

/** antd in the house's colours: flat, dense, without motion. `fontSize` is 14 in the office, 17 in the portal. */
export function themeFor(fontSize: number): ThemeConfig {
  return {
    token: {
      colorPrimary: COLOURS.blue,
      colorInfo: COLOURS.blue,
      colorLink: COLOURS.blue,
      colorError: COLOURS.red,
      colorWarning: COLOURS.amber,
      colorSuccess: COLOURS.green,
      colorTextBase: COLOURS.ink,
      colorTextSecondary: COLOURS.inkLight,
      colorTextDescription: COLOURS.inkLight,
      colorTextPlaceholder: '#6f7480',
      colorTextDisabled: '#6f7480',
      colorBgLayout: COLOURS.paper,
      colorBorder: '#c9c5ba',
      colorBorderSecondary: COLOURS.line,
      fontFamily: FONT_SANS,
      fontSize,
      borderRadius: 2,
      controlHeight: fontSize > 15 ? 42 : 32,
      motion: false,
      boxShadow: 'none',
      boxShadowTertiary: 'none',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}
