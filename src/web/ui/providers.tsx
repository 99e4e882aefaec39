import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import { queryClient } from '../api/api.ts';
import { LanguageProvider, useLanguage } from './language.tsx';
import { themeFor } from './theme.ts';

function Themed({ fontSize, children }: { readonly fontSize: number; readonly children: ReactNode }): ReactElement {
  const { language } = useLanguage();
  const theme = useMemo(() => themeFor(fontSize), [fontSize]);
  return (
    <ConfigProvider locale={language === 'zh' ? zh : en} theme={theme} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}

/** What both the office and the portal stand on: language, answers read, antd in the house's colours. */
export function Providers({ fontSize, children }: { readonly fontSize: number; readonly children: ReactNode }): ReactElement {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <Themed fontSize={fontSize}>{children}</Themed>
      </QueryClientProvider>
    </LanguageProvider>
  );
}
