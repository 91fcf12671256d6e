export const LOCALE_COOKIE = 'locale';
export const TIME_ZONE_COOKIE = 'time-zone';

export const locales = ['de', 'en'] as const;
export type Locale = (typeof locales)[number];

const FALLBACK_LOCALE: Locale = 'de';
const FALLBACK_TIME_ZONE = 'Europe/Berlin';

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}

/** What the person chose, else what the browser asks for, else German. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;

  return wishes(acceptLanguage ?? '').find(isLocale) ?? FALLBACK_LOCALE;
}

export function chooseTimeZone(chosen: string | undefined): string {
  if (!chosen) return FALLBACK_TIME_ZONE;

  try {
    return new Intl.DateTimeFormat('en', { timeZone: chosen }).resolvedOptions().timeZone;
  } catch {
    return FALLBACK_TIME_ZONE;
  }
}

/** `de-AT;q=0.8, en` becomes `en, de`: primary languages, most wanted first. */
function wishes(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      return { language: tag.split('-')[0]?.toLowerCase() ?? '', weight: quality ? Number(quality) : 1 };
    })
    .sort((left, right) => right.weight - left.weight)
    .map((wish) => wish.language);
}
