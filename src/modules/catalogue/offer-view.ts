import { viewDescriptor, type DescriptorView } from '#modules/design/index.ts';
import { formatDate, formatNumber } from '#platform/i18n/format.ts';
import { directionOf, isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText, type PickedText } from '#platform/i18n/text.ts';
import { hasPlainTexts, priceOf, runsAhead, type Offer, type OfferRun } from './offer.ts';

/** A contact as a link, where it is an address that a device can open. */
export type Contact = PickedText & { readonly href: string | null };

export type RunView = {
  readonly id: string;
  readonly starts: string;
  readonly ends: string;
  readonly place: string;
  readonly seats: number;
  /** It began already. */
  readonly isOn: boolean;
};

export type PriceView = {
  readonly kind: 'costs' | 'free' | 'ask';
  /** With its currency; empty unless it costs something. */
  readonly amount: string;
  readonly funding: PickedText | null;
};

/** An offer as one reader sees it. What the design does not say is null or empty, and the page leaves it out. */
export type OfferView = {
  readonly design: DescriptorView;
  readonly provider: string;
  /** Whether addresses may be followed from here; where not, they are shown as text. */
  readonly opensLinks: boolean;
  readonly promises: readonly PickedText[];
  readonly activities: readonly PickedText[];
  readonly partners: readonly string[];
  readonly price: PriceView;
  readonly languageLevel: string;
  readonly support: PickedText | null;
  readonly adjustments: PickedText | null;
  readonly offline: PickedText | null;
  readonly ask: Contact | null;
  readonly admission: PickedText | null;
  readonly runs: readonly RunView[];
  readonly priorLearning: {
    readonly answer: 'yes' | 'no' | '';
    readonly routes: readonly { readonly outcome: PickedText; readonly how: PickedText }[];
    readonly contact: Contact | null;
    readonly decisionDays: number | null;
  };
  readonly leadsTo: PickedText | null;
  readonly recognisedBy: readonly { readonly name: string; readonly forWhat: string }[];
  /** Partners who agree with it in the open. */
  readonly endorsements: readonly {
    readonly who: string;
    readonly words: string;
    readonly at: string;
  }[];
  /** The language in which plain texts of the plan are written. */
  readonly own: Pick<PickedText, 'lang' | 'dir'>;
  /** Name of the language that the title is shown in, when it is not the reader's. */
  readonly writtenIn: string | null;
  /** Name of the language of the plan's plain texts, when there are some and it is not the reader's. */
  readonly partlyIn: string | null;
  readonly mayBeOlder: boolean;
};

const MAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const PHONE = /^\+?[\d\s()-]{5,20}$/;

/** The address behind a contact that is nothing but a mail address, a telephone number or a web address. */
export function contactHref(text: string): string | null {
  if (MAIL.test(text)) return `mailto:${text}`;
  if (PHONE.test(text)) return `tel:${text.replace(/[^\d+]/g, '')}`;
  return /^https?:\/\/\S+$/.test(text) ? text : null;
}

const languageName = (tag: string): string => (isLanguage(tag) ? LANGUAGES[tag].name : tag);

const day = (language: string, iso: string): string =>
  iso === '' ? '' : formatDate(language, new Date(`${iso}T00:00:00Z`));

function money(language: string, { amount, currency }: { amount: number; currency: string }): string {
  return `${formatNumber(language, amount)} ${currency}`;
}

function runView(run: OfferRun, { offer, language, today }: Reading): RunView {
  return {
    id: run.id,
    starts: day(language, run.startsOn),
    ends: day(language, run.endsOn),
    place: offer.hidesPlaces ? offer.provider.place.name : run.place,
    seats: run.seats,
    isOn: run.startsOn !== '' && run.startsOn <= today,
  };
}

type Reading = { readonly offer: Offer; readonly language: string; readonly today: string };

/** @param reading `today`: ISO date by which runs that are over are left out. */
export function viewOffer(reading: Reading): OfferView {
  const { offer, language, today } = reading;
  const { plan, version } = offer;
  const { descriptor } = version;
  const { access, recognition, budget } = plan;
  const own = { lang: descriptor.language, dir: directionOf(descriptor.language) };
  const said = (text: string): PickedText | null => (text.trim() === '' ? null : { text: text.trim(), ...own });
  const contact = (text: string): Contact | null => {
    const told = said(text);
    return told === null ? null : { ...told, href: offer.opensLinks ? contactHref(told.text) : null };
  };
  const titles = (list: readonly { readonly title: Readonly<Record<string, string>> }[]): readonly PickedText[] =>
    list.map(({ title }) => pickText(title, language)).filter(({ text }) => text !== '');
  const design = viewDescriptor(descriptor, language);
  const statements = new Map(design.outcomes.map(({ id, statement }) => [id, statement]));
  const price = priceOf(budget);
  const { lang } = design.title;
  return {
    design,
    provider: offer.provider.name,
    opensLinks: offer.opensLinks,
    promises: plan.promises.map(({ text }) => pickText(text, language)).filter(({ text }) => text !== ''),
    activities: titles(plan.activities),
    partners: plan.partners.map(({ name }) => name).filter((name) => name !== ''),
    price: {
      kind: price.kind,
      amount: price.kind === 'costs' ? money(language, price) : '',
      funding: said(budget.funding),
    },
    languageLevel: access.languageLevel.trim(),
    support: said(access.support),
    adjustments: said(access.adjustments),
    offline: said(access.offlineAlternative),
    ask: contact(access.guidanceContact),
    admission: said(plan.run.admission),
    runs: runsAhead(plan.run.runs, today).map((run) => runView(run, reading)),
    priorLearning: {
      answer: recognition.validationOfPriorLearning,
      routes: recognition.routes.flatMap(({ outcomeId, how }) => {
        const outcome = statements.get(outcomeId);
        const told = said(how);
        return outcome === undefined || told === null ? [] : [{ outcome, how: told }];
      }),
      contact: contact(recognition.contact),
      decisionDays: recognition.decisionDays ?? null,
    },
    leadsTo: said(recognition.leadsTo),
    recognisedBy: recognition.recognisedBy.filter(({ name }) => name !== ''),
    endorsements: offer.endorsements.map(({ name, role, partner, words, at }) => ({
      who: [...new Set([name, role, partner])].filter((part) => part !== '').join(', '),
      words,
      at: formatDate(language, at),
    })),
    own,
    writtenIn: lang === language ? null : languageName(lang),
    partlyIn: hasPlainTexts(plan) && own.lang !== language ? languageName(own.lang) : null,
    mayBeOlder: offer.staleLanguages.includes(lang),
  };
}
