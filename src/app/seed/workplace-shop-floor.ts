import type { DemoPackage } from './workplace-words.ts';

export const WORK_AT_THE_CASH_DESK: DemoPackage = {
  title: { nb: 'Arbeide i kassen', en: 'Work at the cash desk', ar: 'العمل عند الصندوق' },
  description: {
    nb: 'For deg som møter kunder og tar betalt.',
    en: 'For people who meet customers and take the money.',
    ar: 'لمن يستقبل الزبائن ويستلم النقود.',
  },
  tasks: [
    {
      title: { nb: 'Betjene kassen', en: 'Serve customers at the cash desk', ar: 'خدمة الزبائن عند الصندوق' },
      plain: {
        nb: 'Jeg tar betalt og gir riktig tilbake.',
        en: 'I take the money and give the right change.',
        ar: 'أستلم النقود وأعيد الباقي الصحيح.',
      },
      pictogram: 'card_payment',
      frequency: 'daily',
      importance: 3,
    },
    {
      title: { nb: 'Hilse på kunder', en: 'Greet customers', ar: 'الترحيب بالزبائن' },
      plain: {
        nb: 'Jeg hilser på kunder og svarer når de spør.',
        en: 'I greet customers and answer when they ask.',
        ar: 'أرحّب بالزبائن وأجيب عندما يسألون.',
      },
      pictogram: 'welcome',
      frequency: 'daily',
      forNewLearners: true,
      difficulty: 1,
    },
    {
      title: { nb: 'Pakke varer for kunder', en: 'Pack goods for customers', ar: 'تغليف البضائع للزبائن' },
      plain: {
        nb: 'Jeg pakker ting så de ikke går i stykker.',
        en: 'I pack things so that they do not break.',
        ar: 'أغلّف الأشياء كي لا تنكسر.',
      },
      pictogram: 'goods',
      frequency: 'daily',
      importance: 1,
      forNewLearners: true,
      difficulty: 1,
    },
    {
      title: { nb: 'Telle kassen om kvelden', en: 'Count the cash in the evening', ar: 'عدّ النقود في المساء' },
      plain: {
        nb: 'Jeg teller pengene sammen med en kollega.',
        en: 'I count the money together with a colleague.',
        ar: 'أعدّ النقود مع زميل.',
      },
      pictogram: 'coins',
      frequency: 'daily',
      difficulty: 3,
      risk: 'permission',
    },
  ],
};

export const DISPLAY_AND_KEEP_ORDER: DemoPackage = {
  title: {
    nb: 'Stille ut og holde orden',
    en: 'Display goods and keep order',
    ar: 'عرض البضائع والحفاظ على الترتيب',
  },
  description: {
    nb: 'For deg som gjør butikken fin å gå i.',
    en: 'For people who make the shop a good place to walk through.',
    ar: 'لمن يجعل المتجر مرتبًا وجميلًا.',
  },
  tasks: [
    {
      title: { nb: 'Stille ut varer', en: 'Display goods', ar: 'عرض البضائع' },
      plain: {
        nb: 'Jeg setter varer fint fram i butikken.',
        en: 'I put goods out so that they look good.',
        ar: 'أعرض البضائع بشكل جميل في المتجر.',
      },
      pictogram: 'shelf',
      importance: 3,
      forNewLearners: true,
    },
    {
      title: { nb: 'Rydde hyllene', en: 'Tidy the shelves', ar: 'ترتيب الرفوف' },
      plain: {
        nb: 'Jeg rydder hyllene og fyller på.',
        en: 'I tidy the shelves and fill them up.',
        ar: 'أرتّب الرفوف وأملؤها.',
      },
      pictogram: 'books',
      frequency: 'daily',
      forNewLearners: true,
      difficulty: 1,
    },
    {
      title: { nb: 'Vaske gulvet i butikken', en: 'Wash the shop floor', ar: 'غسل أرضية المتجر' },
      plain: {
        nb: 'Jeg vasker gulvet før vi åpner.',
        en: 'I wash the floor before we open.',
        ar: 'أغسل الأرضية قبل أن نفتح.',
      },
      pictogram: 'bucket',
      frequency: 'daily',
      forNewLearners: true,
      difficulty: 1,
    },
    {
      title: {
        nb: 'Bytte vinduet til ny sesong',
        en: 'Change the window for a new season',
        ar: 'تغيير الواجهة لموسم جديد',
      },
      plain: {
        nb: 'Jeg lager et nytt vindu til sesongen.',
        en: 'I make a new window for the season.',
        ar: 'أجهّز واجهة جديدة للموسم.',
      },
      pictogram: 'sparkling',
      frequency: 'rarely',
      importance: 1,
    },
  ],
};
