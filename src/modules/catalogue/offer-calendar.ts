import { pickText } from '#platform/i18n/text.ts';
import { runsAhead, type Offer } from './offer.ts';

/** Signs that mean something in a calendar's text (RFC 5545, section 3.3.11). */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

const LONGEST_LINE_BYTES = 73;
const bytesOf = new TextEncoder();

/** A line in pieces of at most 75 bytes, each after the first behind a space (section 3.1); no sign is cut in two. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const sign of line) {
    if (bytesOf.encode(piece + sign).length > LONGEST_LINE_BYTES) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return [...pieces, piece].join('\r\n ');
}

const dateOf = (iso: string): string => iso.replaceAll('-', '');
const stampOf = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** The day after: an event that lasts whole days ends before its end. */
const dayAfter = (iso: string): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

type Context = { readonly address: string; readonly language: string; readonly today: string };

/** The runs ahead as a calendar (RFC 5545), whole days each; null where no day is known. */
export function toCalendar(offer: Offer, { address, language, today }: Context): string | null {
  const { plan, version, hidesPlaces, provider } = offer;
  const runs = runsAhead(plan.run.runs, today).filter(({ startsOn }) => startsOn !== '');
  if (runs.length === 0) return null;
  const title = pickText(version.descriptor.title, language).text;
  const events = runs.flatMap(({ id, startsOn, endsOn, place }) => {
    const where = hidesPlaces ? provider.place.name : place;
    return [
      'BEGIN:VEVENT',
      `UID:${id}.${version.achievementId}@${new URL(address).host}`,
      `DTSTAMP:${stampOf(version.publishedAt)}`,
      `DTSTART;VALUE=DATE:${dateOf(startsOn)}`,
      `DTEND;VALUE=DATE:${dateOf(dayAfter(endsOn === '' ? startsOn : endsOn))}`,
      `SUMMARY:${escaped(title)}`,
      ...(where === '' ? [] : [`LOCATION:${escaped(where)}`]),
      `DESCRIPTION:${escaped(provider.name)}`,
      `URL:${address}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Cairn//Offers//EN', ...events, 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
