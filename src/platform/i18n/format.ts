/** English is British here: 21 November, not November 21. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/**
 * Dates and numbers in the reader's language. Formatted on the server and sent as text where a browser may lack the
 * language, so that both sides show the same.
 */
export const formatDate = (language: string, instant: Date): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(instant);

export const formatDateTime = (language: string, instant: Date, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone }).format(instant);

export const formatNumber = (language: string, value: number): string =>
  new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2 }).format(value);
