import { createContext, type ReactElement, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { readSetting, writeSetting } from './settings.ts';
import type { Label, Language } from '#domain/text.ts';
import { TEXTS, type TextKey } from './texts.ts';

interface LanguageChoice {
  readonly language: Language;
  choose(language: Language): void;
}

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => undefined });

const SETTING = 'language';

/** The language chosen last on this device; Chinese before any choice. Also read outside React, for request headers. */
export function currentLanguage(): Language {
  return readSetting(SETTING) === 'en' ? 'en' : 'zh';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [language, setLanguage] = useState<Language>(currentLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const choose = useCallback((next: Language) => {
    writeSetting(SETTING, next);
    setLanguage(next);
  }, []);
  const value = useMemo(() => ({ language, choose }), [language, choose]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  return use(LanguageContext);
}

type Params = Readonly<Record<string, string | number>>;

/** A text of the catalogue or any label, in the reader's language, its `{name}` filled. */
export type Text = (of: TextKey | Label, params?: Params) => string;

/** The sentence of a label or key in one language; an unknown placeholder stays empty. */
export function textIn(language: Language, of: TextKey | Label, params: Params = {}): string {
  const label: Label = typeof of === 'string' ? TEXTS[of] : of;
  return label[language].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

export function useText(): Text {
  const { language } = useLanguage();
  return useCallback((of, params) => textIn(language, of, params), [language]);
}

/** One button that turns to the other language, named in that language. */
export function LanguageSwitch(): ReactElement {
  const { language, choose } = useLanguage();
  const [other, name] = language === 'zh' ? (['en', 'English'] as const) : (['zh', '中文'] as const);
  return (
    <button type="button" className="plain-button" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => choose(other)}>
      {name}
    </button>
  );
}
