import { notFoundPage } from '#app/answers.ts';
import {
  offerAddress,
  paceOf,
  readOffer,
  readPace,
  USUAL_PACE,
  viewOffer,
  type Offer,
} from '#modules/catalogue/index.ts';
import { workView } from './works.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { World } from '#platform/world.ts';

type Ref = { readonly id: string; readonly version: string };

/** The offer at an address of the public pages; null for an address that names none. */
export async function findOffer(world: World, { id, version }: Ref): Promise<Offer | null> {
  const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0;
  return number === 0 ? null : readOffer(world, { achievementId: id, version: number });
}

/** Hours a week as the form or nobody said them, and how long it takes then. */
export function paceWords(hours: number, typed: string | null, t: Translate) {
  const wish = typed === null ? USUAL_PACE : readPace(typed);
  const { hoursPerWeek, weeks, months } = paceOf(hours, wish ?? USUAL_PACE);
  return {
    typed: wish === null ? (typed ?? '') : String(wish),
    isWrong: wish === null,
    words: t('catalogue.offer.pace.weeks', { weeks, hours: hoursPerWeek }),
    months: months === null ? null : t('catalogue.offer.pace.months', { months }),
  };
}

/** What every public page about an offer shows, in the reader's language. */
export async function offerPage(locals: App.Locals, params: Ref, typedPace: string | null) {
  const { world, language, t } = locals;
  const offer = await findOffer(world, params);
  if (offer === null) notFoundPage();
  const today = world.clock.now().toISOString().slice(0, 10);
  const view = viewOffer({ offer, language, today });
  const { achievementId, version } = offer.version;
  const badge = view.design.badgeAlt;
  const { madeFrom } = offer;
  return {
    offer,
    view,
    picture: badge === null ? null : { src: `/achievements/${achievementId}/${version}/badge.svg`, alt: badge.text },
    madeFrom: madeFrom && {
      ...madeFrom,
      works: madeFrom.works.map((work) => workView(work, language, t('catalogue.offer.origin.changed'))),
    },
    id: achievementId,
    version,
    address: offerAddress(offer, world.settings.url),
    pace: paceWords(view.design.hours, typedPace, t),
  };
}
