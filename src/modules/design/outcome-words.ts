/**
 * English words for the check of outcomes. Our own list: verbs whose result can be seen or heard, and verbs that name a
 * state of mind which nobody can see. Other languages have no list yet; there only the form is checked, and the screen
 * says so.
 */
export const OBSERVABLE_VERBS: ReadonlySet<string> = new Set(
  `adapt add adjust advise agree align allocate analyse answer apply arrange ask assemble assess assist attach bake
  balance book bring build buy calculate call care carry categorise change check choose clean clear close collect
  combine communicate compare complete compose conduct connect construct contact convert cook coordinate copy correct
  count create cut deal decide declare decorate define deliver demonstrate describe design detect determine develop
  diagnose discard discuss display dispose distinguish distribute divide document draw dress drive edit enter estimate
  evaluate examine exchange explain express feed file fill find finish fit fix fold follow formulate gather give glue
  grade greet group grow guide hand handle harvest help hold identify illustrate implement improve inform inspect
  install instruct interpret interview judge keep label lay lead lift list load locate lock look maintain make manage
  map mark match measure mend mix monitor move name negotiate note observe offer open operate order organise pack paint
  pass pay perform place plan plant point polish pour practise predict prepare present prevent price print process
  produce programme propose protect prove provide pull push put rate read receive recognise recommend record recycle
  refuse register remove repair replace reply report request research reset respond restock reuse review rinse run sand
  saw schedule search secure select sell separate serve set sew share show shut sign sketch solve sort speak specify
  stack start state stock stop store suggest summarise supervise supply support switch take teach tell test thank tidy
  tie train translate transport treat turn unload update use vacuum verify wait warn wash watch water wear weigh welcome wipe
  withdraw work wrap write`.split(/\s+/),
);

export const UNOBSERVABLE_STARTS: readonly string[] = [
  'understand',
  'know',
  'learn about',
  'learn',
  'be aware of',
  'be familiar with',
  'appreciate',
  'realise',
  'believe',
  'have knowledge of',
  'have an understanding of',
  'gain insight into',
];

/** Words that usually open the "where, with what, how well" of an outcome. */
export const CONTEXT_WORDS: ReadonlySet<string> = new Set(
  'according after at before by during for from in into of on so that to under using when while with within without'.split(
    ' ',
  ),
);
