import { ASSESSMENT_TYPES, type AssessmentType, PARTICIPATION_MODES } from '@cairn/vocab';
import type { JsonObject } from '../json/json-types.ts';

/** Addresses of the controlled lists that ELM application profiles ask for (EDC-generic-full, 3.2). */
const SNB = 'http://data.europa.eu/snb';
const AUTHORITY = 'http://publications.europa.eu/resource/authority';

export const SCHEME = {
  profile: `${SNB}/credential/25831c2`,
  country: `${AUTHORITY}/country`,
  language: `${AUTHORITY}/language`,
  assessment: `${SNB}/assessment/25831c2`,
  mode: `${SNB}/learning-assessment/25831c2`,
  eqf: `${SNB}/eqf/25831c2`,
  credit: `${SNB}/education-credit/25831c2`,
  outcome: `${SNB}/skill-type/25831c2`,
  supervision: `${SNB}/supervision-verification/25831c2`,
  encoding: `${SNB}/encoding/25831c2`,
  fileType: `${AUTHORITY}/file-type`,
  escoSkill: 'http://data.europa.eu/esco/concept-scheme/skills',
  field: `${SNB}/isced-f/25831c2`,
  currency: `${AUTHORITY}/currency`,
  opportunity: `${SNB}/learning-opportunity/25831c2`,
} as const;

/** A concept of a controlled list with its label in English, as every ELM tool shows it. */
export const concept = (id: string, scheme: string, label: string): JsonObject => ({
  id,
  type: 'Concept',
  inScheme: { id: scheme, type: 'ConceptScheme' },
  prefLabel: { en: label },
});

const table = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(' ').map((pair): [string, string] => [pair.slice(0, 2), pair.slice(3)]));

/** ISO 3166-1: two letters to three, which the European list uses. */
const COUNTRIES = table(
  'AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW AX:ALA AZ:AZE BA:BIH ' +
    'BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU BN:BRN BO:BOL BQ:BES BR:BRA BS:BHS BT:BTN BV:BVT ' +
    'BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB ' +
    'CV:CPV CW:CUW CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY EH:ESH ER:ERI ES:ESP ' +
    'ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB ' +
    'GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL ' +
    'IL:ISR IM:IMN IN:IND IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM ' +
    'KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY ' +
    'MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL MK:MKD ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT ' +
    'MU:MUS MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU NU:NIU ' +
    'NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT ' +
    'RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC SD:SDN SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR ' +
    'SN:SEN SO:SOM SR:SUR SS:SSD ST:STP SV:SLV SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS ' +
    'TM:TKM TN:TUN TO:TON TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB VA:VAT VC:VCT VE:VEN ' +
    'VG:VGB VI:VIR VN:VNM VU:VUT WF:WLF WS:WSM YE:YEM YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE',
);

/** Language tags of two letters to the European list; others are written as "undetermined". */
const LANGUAGES = table(
  'ar:ARA bg:BUL bs:BOS ca:CAT cs:CES cy:CYM da:DAN de:DEU el:ELL en:ENG es:SPA et:EST eu:EUS fa:FAS fi:FIN fr:FRA ga:GLE ' +
    'gl:GLG hr:HRV hu:HUN is:ISL it:ITA ka:KAT ku:KUR lb:LTZ lt:LIT lv:LAV mk:MKD mt:MLT nb:NOB nl:NLD nn:NNO no:NOR pl:POL ' +
    'ps:PUS pt:POR ro:RON ru:RUS se:SME sk:SLK sl:SLV so:SOM sq:SQI sr:SRP sv:SWE sw:SWA ti:TIR tr:TUR uk:UKR ur:URD vi:VIE zh:ZHO',
);

/** The country as a concept; null for a code that is no country. */
export const countryConcept = (code: string): JsonObject | null => {
  const long = COUNTRIES.get(code);
  return long === undefined ? null : concept(`${SCHEME.country}/${long}`, SCHEME.country, code);
};

/** Two letters of a country concept; null when it is none. */
export const countryOf = (id: string): string | null => {
  const long = id.startsWith(`${SCHEME.country}/`) ? id.slice(SCHEME.country.length + 1) : '';
  return [...COUNTRIES].find(([, known]) => known === long)?.[0] ?? null;
};

/** Labels are the same wherever a concept is named: one graph may give a concept one label in a language. */
export const languageConcept = (tag: string): JsonObject => {
  const short = tag.slice(0, 2).toLowerCase();
  const code = LANGUAGES.get(short);
  return code === undefined
    ? concept(`${SCHEME.language}/UND`, SCHEME.language, 'undetermined')
    : concept(`${SCHEME.language}/${code}`, SCHEME.language, short);
};

/** Codes of both tables as the European list spells them, for comparison with the list itself. */
export const listedCodes = (): { readonly countries: readonly string[]; readonly languages: readonly string[] } => ({
  countries: [...COUNTRIES.values()],
  languages: [...LANGUAGES.values()],
});

export const PROFILE_GENERIC = concept(`${SNB}/credential/e34929035b`, SCHEME.profile, 'Generic');

export const eqfConcept = (level: number): JsonObject => concept(`${SNB}/eqf/${level}`, SCHEME.eqf, `Level ${level}`);

const CREDITS: Readonly<Record<string, string>> = {
  ECTS: `${SNB}/education-credit/6fcec5c5af`,
  ECVET: `${SNB}/education-credit/60b314e826`,
};

/** ECTS and ECVET are in the European list; other systems get a name of their own. */
export const creditConcept = (system: string): JsonObject =>
  concept(CREDITS[system] ?? `urn:cairn:credit-system:${encodeURIComponent(system)}`, SCHEME.credit, system);

/** ELM knows knowledge and skill; responsibility and autonomy goes without a type there. */
export const outcomeConcept = (type: string): JsonObject | null =>
  type === 'knowledge' || type === 'skill' ? concept(`${SNB}/skill-type/${type}`, SCHEME.outcome, type) : null;

const words = (code: string): string => code.replaceAll('_', ' ');

const findElm = (
  list: readonly { readonly code: string; readonly elm: string | null }[],
  code: string,
): string | null => list.find((entry) => entry.code === code)?.elm ?? null;

/** Two of our codes may share a concept; its label is then that of the code which says the same. */
export const assessmentConcept = (code: string): JsonObject | null => {
  const list: readonly AssessmentType[] = ASSESSMENT_TYPES;
  const id = findElm(list, code);
  const named = list.find(({ elm, isNoted }) => elm === id && isNoted !== true);
  return id === null ? null : concept(id, SCHEME.assessment, words(named?.code ?? code));
};

export const modeConcept = (code: string): JsonObject | null => {
  const id = findElm(PARTICIPATION_MODES, code);
  return id === null ? null : concept(id, SCHEME.mode, words(code));
};

const SUPERVISION: Readonly<Record<string, readonly [id: string, label: string]>> = {
  supervised_onsite_id: ['70be69aaf9', 'Supervised with ID Verification'],
  supervised_online_id: ['70be69aaf9', 'Supervised with ID Verification'],
  supervised_no_id: ['44314532f9', 'Supervised without ID Verification'],
  unsupervised_no_id: ['c598449d64', 'Unsupervised without ID Verification'],
};

export const supervisionConcept = (code: string): JsonObject | null => {
  const [id, label] = SUPERVISION[code] ?? [];
  return id === undefined || label === undefined
    ? null
    : concept(`${SNB}/supervision-verification/${id}`, SCHEME.supervision, label);
};

/** A field of education by its number in ISCED-F 2013. */
export const fieldConcept = (code: string): JsonObject => concept(`${SNB}/isced-f/${code}`, SCHEME.field, code);

/** A currency by its three letters (ISO 4217), as the European list spells them too. */
export const currencyConcept = (code: string): JsonObject =>
  concept(`${SCHEME.currency}/${code}`, SCHEME.currency, code);

export const SHORT_PROGRAMME = concept(
  `${SNB}/learning-opportunity/74a4a268e8`,
  SCHEME.opportunity,
  'Short learning programme',
);

export const BASE64 = concept(`${SNB}/encoding/6146cde7dd`, SCHEME.encoding, 'base64');
export const PNG = concept(`${SCHEME.fileType}/PNG`, SCHEME.fileType, 'PNG');
