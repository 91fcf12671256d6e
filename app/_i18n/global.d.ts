import type { Messages } from './catalogue';
import type { formats } from './formats';
import type { Locale } from './locale';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
    Formats: typeof formats;
  }
}
