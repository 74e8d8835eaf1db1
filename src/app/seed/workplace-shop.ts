import { DISPLAY_AND_KEEP_ORDER, WORK_AT_THE_CASH_DESK } from './workplace-shop-floor.ts';
import { MEND_AND_COLLECT, PRICE_AND_LABEL, RECEIVE_AND_SORT } from './workplace-shop-goods.ts';
import type { DemoPlace } from './workplace-words.ts';

/** The reuse shop, mapped in full: five packages, one for each state that a unit can be in. */
export const REUSE_SHOP: DemoPlace = {
  by: 'matteo',
  contact: 'ingrid',
  profile: {
    kind: 'shop',
    name: { nb: 'Ombrukbutikken', en: 'The reuse shop', ar: 'متجر إعادة الاستخدام' },
    site: 'Elvegata 4, Hamar',
    languages: ['nb', 'en', 'ar'],
    safetyRules: {
      nb: 'Bruk hansker når du sorterer.\nLøft tungt sammen med noen.\nRør ikke elektriske ting som ikke er sjekket.',
      en: 'Wear gloves when you sort.\nLift heavy things together with somebody.\nDo not touch electrical things that are not checked.',
      ar: 'ارتدِ القفازات عند الفرز.\nارفع الأشياء الثقيلة مع شخص آخر.\nلا تلمس الأجهزة الكهربائية التي لم تُفحص.',
    },
    hours: '10–16',
    hoursWeek: 30,
    capacity: 6,
    access: { wheelchair: 'yes', noise: 'some', shift: 'day', publicTransport: 'yes' },
  },
  packages: [RECEIVE_AND_SORT, PRICE_AND_LABEL, WORK_AT_THE_CASH_DESK, DISPLAY_AND_KEEP_ORDER, MEND_AND_COLLECT],
};
