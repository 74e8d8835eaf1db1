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
  packages: [
    {
      title: { nb: 'Ta imot og sortere varer', en: 'Receive and sort goods', ar: 'استلام البضائع وفرزها' },
      description: {
        nb: 'For deg som tar imot det folk gir, og finner ut hva som kan selges.',
        en: 'For people who receive what others give, and find out what can be sold.',
        ar: 'لمن يستلم ما يعطيه الناس ويعرف ما يمكن بيعه.',
      },
      tasks: [
        {
          title: { nb: 'Sortere innleverte varer', en: 'Sort donated goods', ar: 'فرز البضائع المتبرَّع بها' },
          plain: {
            nb: 'Jeg sorterer tingene som folk gir oss.',
            en: 'I sort the things that people give us.',
            ar: 'أفرز الأشياء التي يعطينا إياها الناس.',
          },
          pictogram: 'sort',
          frequency: 'daily',
          importance: 3,
          forNewLearners: true,
          steps: {
            nb: 'Åpne posen.\nLegg tingene i riktig kasse.\nLegg det ødelagte til side.',
            en: 'Open the bag.\nPut the things into the right box.\nPut what is broken aside.',
          },
          tools: { nb: 'Hansker, kasser', en: 'Gloves, boxes' },
          occupation: 'shop assistant',
        },
        {
          title: {
            nb: 'Ta imot gaver ved døren',
            en: 'Receive donations at the door',
            ar: 'استلام التبرعات عند الباب',
          },
          plain: {
            nb: 'Jeg tar imot ting og takker folk.',
            en: 'I take what people bring and thank them.',
            ar: 'أستلم ما يحضره الناس وأشكرهم.',
          },
          pictogram: 'gift',
          frequency: 'daily',
          forNewLearners: true,
          difficulty: 1,
        },
        {
          title: {
            nb: 'Legge ødelagte ting til side',
            en: 'Put broken things aside',
            ar: 'وضع الأشياء المكسورة جانبًا',
          },
          plain: {
            nb: 'Jeg legger ødelagte ting i egen kasse.',
            en: 'I put broken things into their own box.',
            ar: 'أضع الأشياء المكسورة في صندوق خاص.',
          },
          pictogram: 'broken',
          frequency: 'daily',
          importance: 3,
          forNewLearners: true,
          difficulty: 1,
        },
        {
          title: { nb: 'Teste elektriske ting', en: 'Test electrical goods', ar: 'اختبار الأجهزة الكهربائية' },
          plain: {
            nb: 'Jeg tester elektriske ting sammen med noen.',
            en: 'I test electrical things together with somebody.',
            ar: 'أختبر الأجهزة الكهربائية مع شخص آخر.',
          },
          pictogram: 'electricity',
          difficulty: 3,
          risk: 'permission',
        },
      ],
    },
    {
      title: { nb: 'Prise og merke varer', en: 'Price and label goods', ar: 'تسعير البضائع ووضع البطاقات' },
      description: {
        nb: 'For deg som finner riktig pris og gjør varene klare for butikken.',
        en: 'For people who find the right price and make goods ready for the shop.',
        ar: 'لمن يجد السعر الصحيح ويجهّز البضائع للمتجر.',
      },
      tasks: [
        {
          title: { nb: 'Prise varer', en: 'Price goods', ar: 'تسعير البضائع' },
          plain: {
            nb: 'Jeg finner prisen og skriver den på lappen.',
            en: 'I find the price and write it on the label.',
            ar: 'أجد السعر وأكتبه على البطاقة.',
          },
          pictogram: 'price',
          frequency: 'daily',
          importance: 3,
          forNewLearners: true,
        },
        {
          title: { nb: 'Veie og telle småting', en: 'Weigh and count small things', ar: 'وزن الأشياء الصغيرة وعدّها' },
          plain: {
            nb: 'Jeg veier og teller små ting i poser.',
            en: 'I weigh and count small things in bags.',
            ar: 'أزن الأشياء الصغيرة وأعدّها في أكياس.',
          },
          pictogram: 'weigh',
          importance: 1,
          forNewLearners: true,
          difficulty: 1,
        },
        {
          title: { nb: 'Sjekke prisen på nett', en: 'Check a price online', ar: 'التحقق من السعر على الإنترنت' },
          plain: {
            nb: 'Jeg finner ut hva en fin ting koster.',
            en: 'I find out what a fine thing costs.',
            ar: 'أعرف ثمن الأشياء القيّمة.',
          },
          pictogram: 'search',
          difficulty: 3,
        },
      ],
    },
    {
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
    },
    {
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
    },
    {
      title: { nb: 'Reparere og hente varer', en: 'Mend and collect goods', ar: 'إصلاح البضائع وإحضارها' },
      description: {
        nb: 'For deg som gjør ting hele igjen og henter det folk ikke kan bære selv.',
        en: 'For people who make things whole again and collect what others cannot carry.',
        ar: 'لمن يصلح الأشياء ويحضر ما لا يستطيع الناس حمله.',
      },
      tasks: [
        {
          title: { nb: 'Sy i knapper og fikse klær', en: 'Mend clothes', ar: 'إصلاح الملابس' },
          plain: {
            nb: 'Jeg syr i knapper og lukker hull.',
            en: 'I sew on buttons and close holes.',
            ar: 'أخيط الأزرار وأغلق الثقوب.',
          },
          pictogram: 'sew',
          forNewLearners: true,
        },
        {
          title: { nb: 'Bære møbler', en: 'Carry furniture', ar: 'حمل الأثاث' },
          plain: {
            nb: 'Jeg bærer møbler sammen med en annen.',
            en: 'I carry furniture together with somebody.',
            ar: 'أحمل الأثاث مع شخص آخر.',
          },
          pictogram: 'furniture',
          risk: 'permission',
        },
        {
          title: { nb: 'Hente varer med varebil', en: 'Collect goods with the van', ar: 'إحضار البضائع بالشاحنة' },
          plain: {
            nb: 'Jeg kjører varebilen og henter ting.',
            en: 'I drive the van and collect things.',
            ar: 'أقود الشاحنة وأحضر الأشياء.',
          },
          pictogram: 'truck',
          difficulty: 3,
          risk: 'licence',
        },
        {
          title: { nb: 'Svare på telefonen', en: 'Answer the phone', ar: 'الرد على الهاتف' },
          plain: {
            nb: 'Jeg svarer og skriver ned adressen.',
            en: 'I answer and write down the address.',
            ar: 'أجيب وأكتب العنوان.',
          },
          pictogram: 'phone',
          frequency: 'daily',
          importance: 1,
        },
      ],
    },
  ],
};
