import { emptyDescriptor } from '#modules/design/index.ts';
import { common, critical, plainly, skill, type DesignWords } from './design-words.ts';

export const sortAndPrice = (reviewDue: string): DesignWords => ({
  ...emptyDescriptor('nb'),
  ...common,
  title: {
    nb: 'Sortere og prise innleverte varer',
    en: 'Sort and price donated goods',
    ar: 'فرز البضائع المتبرَّع بها وتسعيرها',
  },
  summary: {
    nb: 'For deg som arbeider i en ombruksbutikk. Du kan sortere det folk gir, sette riktig pris og gjøre det trygt.',
    en: 'For people who work in a reuse shop. You can sort what people give, set the right price and do it safely.',
    ar: 'لمن يعمل في متجر لإعادة الاستخدام. تستطيع فرز ما يعطيه الناس، وتحديد السعر الصحيح، والعمل بأمان.',
  },
  family: 'trade',
  image: {
    shape: 'arch',
    colour: 'trade',
    ink: 'light',
    icon: 'clothes',
    text: '',
    alt: {
      nb: 'En grønn bue med en T-skjorte',
      en: 'A green arch with a T-shirt',
      ar: 'قوس أخضر عليه قميص',
    },
  },
  languages: ['en', 'ar'],
  iscedF: '0416',
  awardingBody: [{ name: 'Second Round', country: 'NO', region: 'NO020' }],
  outcomes: [
    {
      statement: {
        nb: 'Sortere innleverte varer etter type og tilstand ved mottaksbordet i en ombruksbutikk',
        en: 'Sort donated goods by kind and condition at the receiving table of a reuse shop',
        ar: 'فرز البضائع المتبرَّع بها حسب نوعها وحالتها على طاولة الاستلام في متجر لإعادة الاستخدام',
      },
      kind: 'skill',
      escoSkills: [
        skill('110d7aa3-e44e-4cce-a927-8d4de615f3d9', 'sort waste'),
        skill('a93011ca-e6ab-4182-8a05-4d4b282cff27', 'check quality of raw materials'),
      ],
      criteria: [
        critical(
          'broken',
          {
            nb: 'Legger ødelagte og farlige varer til side før de når butikken',
            en: 'Puts broken and unsafe goods aside before they reach the shop',
            ar: 'يضع البضائع المكسورة والخطرة جانبًا قبل أن تصل إلى المتجر',
          },
          {
            nb: 'Jeg legger ødelagte og farlige ting til side.',
            en: 'I put broken and unsafe things aside.',
            ar: 'أضع الأشياء المكسورة والخطرة جانبًا.',
          },
        ),
        plainly(
          'sort',
          {
            nb: 'Fordeler varene i riktige grupper: klær, bøker, leker, kjøkken, elektrisk',
            en: 'Sorts goods into the right groups: clothes, books, toys, kitchen, electric',
            ar: 'يوزّع البضائع على المجموعات الصحيحة: ملابس، كتب، ألعاب، مطبخ، كهربائيات',
          },
          {
            nb: 'Jeg legger ting i riktig gruppe.',
            en: 'I put things into the right group.',
            ar: 'أضع الأشياء في المجموعة الصحيحة.',
          },
        ),
        plainly(
          'look_closely',
          {
            nb: 'Undersøker hver vare for flekker, hull og deler som mangler',
            en: 'Checks each item for stains, holes and missing parts',
            ar: 'يفحص كل قطعة بحثًا عن البقع والثقوب والأجزاء الناقصة',
          },
          {
            nb: 'Jeg ser etter flekker, hull og deler som mangler.',
            en: 'I look for stains, holes and missing parts.',
            ar: 'أبحث عن البقع والثقوب والأجزاء الناقصة.',
          },
        ),
      ],
    },
    {
      statement: {
        nb: 'Prise varer i en ombruksbutikk ved hjelp av prislisten',
        en: 'Price goods in a reuse shop with the help of the price list',
        ar: 'تسعير البضائع في متجر لإعادة الاستخدام بالاستعانة بقائمة الأسعار',
      },
      kind: 'skill',
      escoSkills: [
        skill('2fb2d647-05c1-4e6f-9d4f-62e813db2954', 'price product'),
        skill('6ffdcb09-16bc-4480-9ac8-40fdbf915712', 'put up price tags'),
      ],
      criteria: [
        plainly(
          'price',
          {
            nb: 'Finner prisen i prislisten, og tar hensyn til tilstanden',
            en: 'Finds the price in the price list and takes the condition into account',
            ar: 'يجد السعر في قائمة الأسعار ويراعي حالة البضاعة',
          },
          {
            nb: 'Jeg finner riktig pris i prislisten.',
            en: 'I find the right price in the price list.',
            ar: 'أجد السعر الصحيح في قائمة الأسعار.',
          },
        ),
        plainly(
          'write',
          {
            nb: 'Skriver pris og dato på lappen slik at kunden kan lese det',
            en: 'Writes price and date on the label so that a customer can read them',
            ar: 'يكتب السعر والتاريخ على البطاقة بحيث يستطيع الزبون قراءتهما',
          },
          {
            nb: 'Jeg skriver prisen tydelig på lappen.',
            en: 'I write the price clearly on the label.',
            ar: 'أكتب السعر بوضوح على البطاقة.',
          },
        ),
      ],
    },
    {
      statement: {
        nb: 'Arbeide trygt og ryddig sammen med andre ved sorteringsbordet',
        en: 'Work safely and tidily with others at the sorting table',
        ar: 'العمل بأمان وترتيب مع الآخرين على طاولة الفرز',
      },
      kind: 'responsibility_autonomy',
      escoSkills: [
        skill('6122d586-5978-431f-8e7a-96e61fc1f3fc', 'wear appropriate protective gear'),
        skill('fc511e12-fe90-40a0-bec8-227abb5e4255', 'follow verbal instructions'),
      ],
      criteria: [
        critical(
          'gloves',
          {
            nb: 'Bruker hansker og løfter tunge esker sammen med en kollega',
            en: 'Wears gloves and lifts heavy boxes together with a colleague',
            ar: 'يلبس القفازات ويرفع الصناديق الثقيلة مع زميل',
          },
          {
            nb: 'Jeg bruker hansker og løfter tungt på en trygg måte.',
            en: 'I wear gloves and lift heavy boxes safely.',
            ar: 'ألبس القفازات وأرفع الصناديق الثقيلة بأمان.',
          },
        ),
        plainly(
          'talk',
          {
            nb: 'Spør en kollega når noe er uklart, før varen går videre',
            en: 'Asks a colleague when something is unclear, before the item goes on',
            ar: 'يسأل زميلًا عندما يكون الأمر غير واضح، قبل أن تنتقل القطعة إلى المرحلة التالية',
          },
          {
            nb: 'Jeg spør når jeg er usikker.',
            en: 'I ask when I am not sure.',
            ar: 'أسأل عندما لا أكون متأكدًا.',
          },
        ),
      ],
    },
  ],
  workload: { hours: 20, credits: [] },
  level: { claim: 'aligned_by_provider', eqf: 2, nqf: { framework: 'NO-NKR', level: '2' } },
  assessmentTypes: ['joint_workplace_evaluation', 'portfolio'],
  qualityAssurance: [
    {
      kind: 'internal_review',
      text: {
        nb: 'En validator som ikke har vært med i vurderingen, ser på hver sak. En gang i året går to kolleger gjennom kriteriene.',
        en: 'A validator who took no part in the evaluation looks at each case. Once a year two colleagues go through the criteria.',
        ar: 'ينظر في كل حالة مُصادِق لم يشارك في التقييم. ومرة في السنة يراجع زميلان المعايير.',
      },
      responsible: 'Signe Østby',
      reviewDue,
    },
  ],
  entryRequirement: {
    nb: 'Ikke noe spesielt',
    en: 'Nothing special',
    ar: 'لا شيء خاص',
  },
  stacking: {
    kind: 'independent_stackable',
    note: {
      nb: 'Kan samles sammen med andre mikrokvalifikasjoner fra butikken. Det gir ingen rett til en større kvalifikasjon.',
      en: 'Can be collected with other micro-credentials of the shop. This gives no right to a larger qualification.',
      ar: 'يمكن جمعه مع شهادات مصغّرة أخرى من المتجر. وهذا لا يعطي حقًا في مؤهل أكبر.',
    },
  },
  moreInfo: {
    text: {
      nb: 'Spør veilederen i butikken hvis du vil vite mer.',
      en: 'Ask the coach in the shop if you want to know more.',
      ar: 'اسأل المرشد في المتجر إذا أردت معرفة المزيد.',
    },
  },
});

export const cashDesk = (reviewDue: string): DesignWords => ({
  ...emptyDescriptor('nb'),
  ...common,
  title: { nb: 'Betjene kunder ved kassen', en: 'Serve customers at the cash desk' },
  summary: {
    nb: 'For deg som vil stå i kassen. Du kan ta betalt, gi riktig tilbake og hilse på kunder.',
    en: 'For people who want to work at the cash desk. You can take payment, give the right change and greet customers.',
  },
  family: 'trade',
  languages: ['en'],
  iscedF: '0416',
  awardingBody: [{ name: 'Second Round', country: 'NO', region: 'NO020' }],
  outcomes: [
    {
      statement: {
        nb: 'Ta imot betaling i kassen i en liten butikk',
        en: 'Receive payment at the cash desk of a small shop',
      },
      kind: 'skill',
      escoSkills: [
        skill('279101c1-e325-4349-bf58-401b6c8ff208', 'operate cash point'),
        skill('42cad89f-afd4-4418-8439-8ce87eff1f26', 'count money'),
      ],
      criteria: [
        critical(
          'coins',
          { nb: 'Gir riktig beløp tilbake', en: 'Gives the right change' },
          { nb: 'Jeg gir riktig beløp tilbake.', en: 'I give the right change.' },
        ),
        plainly(
          'card_payment',
          { nb: 'Tar imot kort og kontanter', en: 'Takes card and cash' },
          { nb: 'Jeg tar imot kort og kontanter.', en: 'I take card and cash.' },
        ),
      ],
    },
    {
      statement: { nb: 'Hilse på og hjelpe kunder i butikken', en: 'Welcome customers in the shop' },
      kind: 'responsibility_autonomy',
      escoSkills: [skill('61970f8b-099c-4e7e-82e0-9ccdced0baf3', 'assist customers')],
      criteria: [
        plainly(
          'welcome',
          { nb: 'Hilser vennlig på hver kunde', en: 'Greets each customer in a friendly way' },
          { nb: 'Jeg hilser vennlig på kundene.', en: 'I greet customers in a friendly way.' },
        ),
      ],
    },
  ],
  workload: { hours: 15, credits: [] },
  level: { claim: 'aligned_by_provider', eqf: 2, nqf: { framework: 'NO-NKR', level: '2' } },
  assessmentTypes: ['joint_workplace_evaluation'],
  qualityAssurance: [
    {
      kind: 'internal_review',
      text: {
        nb: 'En validator som ikke har vært med i vurderingen, ser på hver sak.',
        en: 'A validator who took no part in the evaluation looks at each case.',
      },
      responsible: 'Signe Østby',
      reviewDue,
    },
  ],
  entryRequirement: { nb: 'Ikke noe spesielt', en: 'Nothing special' },
  stacking: { kind: 'independent_stackable' },
  moreInfo: { text: { nb: 'Spør veilederen i butikken.', en: 'Ask the coach in the shop.' } },
});
