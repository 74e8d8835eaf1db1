/**
 * Cairn's own JSON-LD context: the elements of the European standard for describing a micro-credential that
 * Open Badges 3.0 has no place for. Every term has an address of its own and is protected, so no later context can
 * give it another meaning. The document under the address is served by the application; it is never fetched to verify.
 */

/** Address that credentials name. It is an identifier: verifiers resolve it from their pinned copy only. */
export const CAIRN_CONTEXT_URL = 'https://cairn.example/contexts/v1';

/** Namespace of the terms. */
export const CAIRN_VOCABULARY = 'https://cairn.example/vocab#';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

const term = (name: string) => ({ '@id': `${CAIRN_VOCABULARY}${name}` });
const iri = (name: string) => ({ ...term(name), '@type': '@id' });
const iris = (name: string) => ({ ...iri(name), '@container': '@set' });
const codes = (name: string) => ({ ...term(name), '@container': '@set' });
const typed = (name: string, datatype: string) => ({ ...term(name), '@type': `${XSD}${datatype}` });
/** Text by language: `{ "en": "…", "nb": "…" }`. */
const localised = (name: string) => ({ ...term(name), '@container': '@language' });

/** The context document, exactly as it is served and pinned. */
export const cairnContext = {
  '@context': {
    '@protected': true,
    id: '@id',
    type: '@type',

    AwardJudgement: term('AwardJudgement'),
    CreditPoint: term('CreditPoint'),
    LearningOutcome: term('LearningOutcome'),
    QualityAssurance: term('QualityAssurance'),

    title: localised('title'),
    summary: localised('summary'),
    requirement: localised('requirement'),
    statement: localised('statement'),
    note: localised('note'),

    awardingBody: iris('awardingBody'),
    supersedes: iri('supersedes'),
    judgement: iri('judgement'),
    judgedVersion: term('judgedVersion'),
    assessorRole: codes('assessorRole'),
    evidenceKind: codes('evidenceKind'),
    identityCheck: term('identityCheck'),
    supervision: term('supervision'),

    learningOutcome: iris('learningOutcome'),
    outcomeType: term('outcomeType'),
    relatedSkill: iris('relatedSkill'),

    workload: typed('workload', 'duration'),
    credit: iris('credit'),
    creditSystem: term('creditSystem'),
    creditPoints: typed('creditPoints', 'decimal'),

    eqfLevel: typed('eqfLevel', 'integer'),
    nqfLevel: term('nqfLevel'),
    nqfCountry: term('nqfCountry'),
    cycle: term('cycle'),
    levelClaim: term('levelClaim'),
    levelNotAssigned: localised('levelNotAssigned'),

    assessmentType: codes('assessmentType'),
    participationMode: codes('participationMode'),
    qualityAssurance: iris('qualityAssurance'),
    qualityAssuranceType: term('qualityAssuranceType'),
    prerequisite: localised('prerequisite'),
    stackingKind: term('stackingKind'),
    partOf: iris('partOf'),
    leadsTo: iris('leadsTo'),
    furtherInformation: iris('furtherInformation'),
  },
} as const;
