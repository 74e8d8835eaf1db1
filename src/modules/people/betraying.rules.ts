/**
 * Beginnings of words that tell where somebody was: prison, services for disabled people, treatment, programmes for
 * people without work, asylum. An employer who reads one on a credential knows more than the holder wanted to say.
 * One list a language, since a harmless word of one language may tell something in another. Beginnings, because most
 * of these languages bend and join words. Chosen by us; a hint, never a block.
 */
const BETRAYING: Readonly<Record<string, readonly string[]>> = {
  en: [
    'prison',
    'jail',
    'inmate',
    'offender',
    'convict',
    'probation',
    'detention',
    'correctional',
    'rehab',
    'disab',
    'handicap',
    'special needs',
    'sheltered',
    'psychiatr',
    'mental health',
    'addict',
    'unemploy',
    'jobless',
    'asylum',
    'refugee',
    'homeless',
    'vulnerable',
    'benefit claimant',
    'workfare',
  ],
  nb: [
    'fengsel',
    'fange',
    'innsatt',
    'kriminalomsorg',
    'soning',
    'straffe',
    'friomsorg',
    'funksjonshem',
    'utviklingshem',
    'uføre',
    'psykiatr',
    'psykisk',
    'rusomsorg',
    'rusmis',
    'avhengighet',
    'arbeidsledig',
    'arbeidsmarkedstiltak',
    'varig tilrettelagt',
    'attføring',
    'asyl',
    'flyktning',
    'bostedsløs',
    'sårbar',
  ],
  sv: [
    'fängelse',
    'kriminalvård',
    'intagen',
    'anstalt',
    'häkte',
    'funktionsned',
    'funktionshind',
    'daglig verksamhet',
    'psykiatr',
    'missbruk',
    'beroendevård',
    'arbetslös',
    'arbetsmarknadsåtgärd',
    'asyl',
    'flykting',
    'hemlös',
    'utsatt',
  ],
  da: [
    'fængsel',
    'kriminalforsorg',
    'indsat',
    'arresthus',
    'handicap',
    'funktionsneds',
    'psykiatr',
    'misbrug',
    'arbejdsløs',
    'ledighed',
    'asyl',
    'flygtning',
    'hjemløs',
    'udsat',
  ],
  fi: [
    'vankila',
    'vanki',
    'rikosseuraamus',
    'vamma',
    'kehitysvamma',
    'psykiatri',
    'mielenterveys',
    'päihde',
    'työtön',
    'työttöm',
    'turvapaikka',
    'pakolai',
    'asunnoton',
  ],
  is: ['fangels', 'fanga', 'fatla', 'geðheil', 'atvinnulaus', 'hælisleit', 'flóttam', 'heimilislaus'],
  et: ['vangla', 'vang', 'puue', 'puude', 'psühhiaatri', 'sõltuv', 'töötu', 'varjupaig', 'pagula', 'kodutu'],
  de: [
    'gefängnis',
    'justizvollzug',
    'haftanstalt',
    'häftling',
    'inhaftiert',
    'straffällig',
    'jva',
    'behinder',
    'psychiatr',
    'sucht',
    'arbeitslos',
    'maßnahme',
    'jobcenter',
    'asyl',
    'flüchtling',
    'geflüchtet',
    'obdachlos',
    'wohnungslos',
  ],
  nl: [
    'gevangen',
    'gedetineerd',
    'detentie',
    'justitiële',
    'gehandicap',
    'beperking',
    'psychiatr',
    'verslav',
    'werkloos',
    'werkloz',
    'asiel',
    'vluchteling',
    'dakloos',
    'kwetsba',
  ],
  fr: [
    'prison',
    'détenu',
    'pénitentiaire',
    'carcéral',
    'handicap',
    'psychiatr',
    'toxicoman',
    'addict',
    'chômage',
    'chômeur',
    'asile',
    'réfugié',
    'sans-abri',
    'esat',
  ],
  it: [
    'carcer',
    'detenut',
    'penitenziar',
    'disabil',
    'handicap',
    'psichiatr',
    'tossicodipend',
    'disoccupa',
    'asilo politico',
    'rifugiat',
    'senzatetto',
    'svantaggiat',
  ],
  es: [
    'cárcel',
    'prisión',
    'preso',
    'recluso',
    'penitenciari',
    'discapacid',
    'minusvál',
    'psiquiátr',
    'drogodepend',
    'desemple',
    'parado',
    'asilo',
    'refugiad',
    'sin techo',
    'vulnerable',
  ],
  pt: [
    'prisão',
    'prisional',
    'cadeia',
    'recluso',
    'deficiên',
    'psiquiátr',
    'toxicodepend',
    'desempreg',
    'asilo',
    'refugiad',
    'sem-abrigo',
    'vulneráve',
  ],
  el: [
    'φυλακ',
    'κρατούμεν',
    'σωφρονιστ',
    'αναπηρ',
    'ψυχιατρ',
    'ναρκωτικ',
    'άνεργ',
    'ανεργ',
    'άσυλ',
    'πρόσφυγ',
    'άστεγ',
  ],
  ga: ['príosún', 'príosúna', 'cime', 'míchumas', 'síciatra', 'andúil', 'dífhostaí', 'tearmann', 'dídeanaí'],
  ar: ['سجن', 'سجين', 'سجناء', 'إصلاحية', 'إعاقة', 'معاق', 'نفسية', 'إدمان', 'بطالة', 'عاطل', 'لجوء', 'لاجئ', 'مشرد'],
  uk: [
    'вʼязниц',
    "в'язниц",
    'тюрм',
    'колоні',
    'засуджен',
    'інвалід',
    'психіатр',
    'залежн',
    'безробіт',
    'притул',
    'біжен',
    'бездомн',
  ],
  so: ['xabsi', 'maxbuus', 'naafo', 'waalli', 'shaqo la', 'magangelyo', 'qaxooti'],
};

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[’ʼ]/gu, "'");

/** Where the text's words begin, in Arabic also after the article and what is joined to it. */
const beginnings = (text: string): readonly number[] =>
  [...text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap(({ index, 0: word }) => {
    const article = /^(?:[وفبكل]?ال|و?لل)(?=.{2})/u.exec(word)?.[0].length ?? 0;
    return article === 0 ? [index] : [index, index + article];
  });

/** As many words from here as the listed beginning has, whole and as they are written. */
function shownFrom(text: string, start: string): string {
  const words = start.split(' ').length;
  return new RegExp(`^[\\p{L}\\p{M}'’ʼ-]+(?:\\s+[\\p{L}\\p{M}'’ʼ-]+){0,${words - 1}}`, 'u').exec(text)?.[0] ?? text;
}

const lists = (language: string): readonly string[] => {
  const own = BETRAYING[language.split('-')[0] ?? ''];
  return own === undefined
    ? Object.values(BETRAYING).flat()
    : [...own, ...(language === 'en' ? [] : (BETRAYING['en'] ?? []))];
};

/**
 * Words of a text that would betray where its holder was, as they stand there, each once. `language` is the text's own
 * (BCP 47); English is looked for beside it, and a language without a list is looked at with all of them. A hint for
 * the person who names something: it never blocks and never judges.
 */
export function findBetrayingWords(text: string, language: string): readonly string[] {
  const starts = lists(language).map(plain);
  const found = beginnings(text).flatMap((from) => {
    const rest = text.slice(from);
    const hit = starts.find((start) => plain(rest).startsWith(start));
    return hit === undefined ? [] : [shownFrom(rest, hit)];
  });
  return [...new Set(found)];
}
