import type { DemoPackage } from './workplace-words.ts';

export const RECEIVE_AND_SORT: DemoPackage = {
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
};

export const PRICE_AND_LABEL: DemoPackage = {
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
};

export const MEND_AND_COLLECT: DemoPackage = {
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
};
